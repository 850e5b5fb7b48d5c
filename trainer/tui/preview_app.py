"""The preview as a program of its own: it needs no journal and no decks but the one file."""

from trainer.authoring.trying import Trial
from trainer.authoring.watching import Seen, Watched
from trainer.errors import ExitCode
from trainer.settings import Settings
from trainer.tui.preview import PreviewScreen
from trainer.tui.program import Program


class PreviewApp(Program):
    """The preview alone."""

    def __init__(
        self,
        settings: Settings,
        watched: Watched,
        seen: Seen | None,
        item: str | None,
        trial: Trial,
    ) -> None:
        """`item` is the card to begin with, None for the first."""
        super().__init__(settings)
        self._preview = PreviewScreen(watched, seen, item, trial)

    def on_mount(self) -> None:
        """Show the file."""
        self.set_up()
        self.push_screen(self._preview, lambda _: self.exit(ExitCode.DONE))


def run_preview(
    settings: Settings, watched: Watched, seen: Seen | None, item: str | None, trial: Trial
) -> int:
    """Preview the file until the author has seen enough; the exit code comes back."""
    app = PreviewApp(settings, watched, seen, item, trial)
    return app.ended(app.run())
