"""Files that cannot be read, or are no deck, scenario or syllabus."""

from trainer.deckfile.explained.code import Within, error

FILES = (
    error(
        "missing",
        "No such file or folder",
        "A path on the command line or in `config.toml` leads nowhere.",
        Within.FOLDER,
        "trainer decks check deks/queues.yaml",
        "trainer decks check decks/queues.yaml",
    ),
    error(
        "unreadable",
        "Reading is not permitted",
        "The file or folder is there, and this user may not read it.",
        Within.FOLDER,
        "-rw------- root queues.yaml",
        "-rw-r--r-- root queues.yaml",
    ),
    error(
        "not-a-file",
        "No regular file",
        "A folder, pipe or device has the name of a deck. Only files are read.",
        Within.FOLDER,
        "a folder named queues.yaml",
        "a file named queues.yaml",
    ),
    error(
        "symlink-loop",
        "A link in a circle",
        "A link that leads back to a folder it lies in would be searched without end.",
        Within.FOLDER,
        "decks/all -> decks",
        "decks/all -> ../shared-decks",
    ),
    error(
        "too-deep",
        "Nested too deeply",
        "Folders are searched 12 levels deep, lists and keys are read 20 deep. Decks need far "
        "less: text that begins with brackets is the usual cause, and it goes into quotes.",
        Within.CONCEPT,
        "ask: [[[[[[[[[[[[[[[[[[[[[[[[",
        'ask: "[[[[[[[[[[[[[[[[[[[[[[[["',
    ),
    error(
        "too-many-files",
        "A folder with too much in it",
        "The search ends after 100,000 files and folders, so that a home folder named by mistake "
        "does not take all day. Decks beyond that were not read.",
        Within.FOLDER,
        "trainer decks check ~",
        "trainer decks check ~/decks",
    ),
    error(
        "bad-name",
        "A file name that is no text",
        "The name is not UTF-8, so nothing could name the file again. Rename it.",
        Within.FOLDER,
        r"caf\xe9.yaml",
        "cafe.yaml",
    ),
    error(
        "too-large",
        "A file that is too large",
        "A deck has at most 5 MB, which is ten thousand cards. What is larger was written by a "
        "program gone wrong, or wants to be several decks.",
        Within.FOLDER,
        "everything.yaml, 9 MB",
        "networks.yaml, 200 kB",
    ),
    error(
        "too-many-nodes",
        "Too many values in one file",
        "A file has at most 200,000 keys and values, which bounds the memory it takes. Split it.",
        Within.FOLDER,
        "everything.yaml, 20,000 cards",
        "networks.yaml, 500 cards",
    ),
    error(
        "not-text",
        "No text in UTF-8",
        "The file holds bytes that are not UTF-8. An editor can save it anew in that encoding.",
        Within.FOLDER,
        "queues.yaml in UTF-16",
        "queues.yaml in UTF-8",
    ),
    error(
        "empty-file",
        "A file that holds nothing",
        "Nothing but comments and empty lines: perhaps it was never saved.",
        Within.FILE,
        "# cards on queues",
        """
        # cards on queues
        deck: queues
        title: Queues
        """,
    ),
    error(
        "no-deck",
        "Neither deck nor scenario",
        "The file is YAML and does not say what it is. Keep other YAML out of the deck folders.",
        Within.FILE,
        """
        version: 2
        services: none
        """,
        """
        deck: queues
        title: Queues
        """,
    ),
    error(
        "deck-and-scenario",
        "Deck and scenario in one file",
        "A file holds one deck or one scenario, so that each has a history of its own in Git.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        scenario: orders-by-queue
        """,
        """
        deck: queues
        title: Queues
        """,
    ),
    error(
        "no-syllabus",
        "No syllabus",
        "The file has a line that only a syllabus has, and is none.",
        Within.FILE,
        """
        [
        stages: 3]
        """,
        """
        syllabus: networks
        title: Networks
        stages:
          - title: The basics
            topics:
              - id: routing
                title: Routing
        """,
    ),
    error(
        "no-lexicon",
        "No lexicon",
        "A file among your words for grading is no lexicon.",
        Within.FOLDER,
        "lexicon/words.yaml: - queue",
        "lexicon/words.yaml: lexicon: words",
    ),
    error(
        "newer-format",
        "Written for a newer trainer",
        "The file says that it is in a later format, and reading it as an earlier one might lose "
        "something. Update the trainer.",
        Within.FILE,
        """
        format: 2
        deck: queues
        title: Queues
        """,
        """
        format: 1
        deck: queues
        title: Queues
        """,
    ),
    error(
        "too-many-problems",
        "More problems than are shown",
        "One cause often makes hundreds of problems, so at most 200 are shown of a file. "
        "It is a warning where all of them are.",
        Within.FOLDER,
        "queues.yaml with 300 cards that lack an answer",
        "queues.yaml with 300 cards",
    ),
)
