"""The program's own colours: a quiet pair, one accent each."""

from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="trainer-dark",
    primary="#5cb8a7",
    secondary="#8aa0b8",
    accent="#5cb8a7",
    warning="#d8a657",
    error="#e07a7a",
    success="#8fbf7f",
    foreground="#d9dce3",
    background="#15171c",
    surface="#1c1f26",
    panel="#272b34",
    dark=True,
    variables={
        "border": "#5cb8a7",
        "border-blurred": "#3a404c",
        "input-selection-background": "#5cb8a7 35%",
        "block-cursor-background": "#5cb8a7",
        "block-cursor-foreground": "#15171c",
        "block-cursor-text-style": "none",
        "scrollbar": "#3a404c",
        "scrollbar-hover": "#505868",
        "scrollbar-active": "#5cb8a7",
        "scrollbar-background": "#15171c",
        "scrollbar-background-hover": "#15171c",
        "scrollbar-background-active": "#15171c",
    },
)

LIGHT = Theme(
    name="trainer-light",
    primary="#0f766e",
    secondary="#51606f",
    accent="#0f766e",
    warning="#8a5a00",
    error="#b3261e",
    success="#2f6f3a",
    foreground="#23262b",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e5e2da",
    dark=False,
    variables={
        "border": "#0f766e",
        "border-blurred": "#cbc7bd",
        "input-selection-background": "#0f766e 25%",
        "block-cursor-background": "#0f766e",
        "block-cursor-foreground": "#fbfaf7",
        "block-cursor-text-style": "none",
        "scrollbar": "#cbc7bd",
        "scrollbar-hover": "#b3aea2",
        "scrollbar-active": "#0f766e",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)

SHORT_NAMES = {
    "": DARK.name,
    "dark": DARK.name,
    "light": LIGHT.name,
    "ansi": "ansi-dark",
}
"""What the settings may say instead of a theme's full name."""


def quiet(theme: Theme) -> str:
    """The colour of what is read second, for any theme.

    Textual's own `$text-muted` depends on the background and works in style sheets only.
    """
    if theme.ansi or theme.foreground is None or theme.background is None:
        return "ansi_default 50%" if theme.ansi else "#8d94a3" if theme.dark else "#6b6f76"
    background = Color.parse(theme.background)
    return background.blend(Color.parse(theme.foreground), 0.66, alpha=1).hex
