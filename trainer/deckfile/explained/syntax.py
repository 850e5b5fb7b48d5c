"""What YAML does not take, or takes for something else."""

from trainer.deckfile.explained.code import Within, error

QUOTES = "Text on a single line is put into quotes where nothing else can be meant."

SYNTAX = (
    error(
        "yaml-colon",
        "A colon in a text",
        "YAML takes `: `, and a colon at the end of a line, for a key and its value. Text with a "
        "colon goes into quotes or a `|` block.",
        Within.CONCEPT,
        "ask: One word: what is a queue for?",
        'ask: "One word: what is a queue for?"',
        QUOTES,
    ),
    error(
        "comment-in-text",
        "A text cut short by ` #`",
        "YAML takes ` #` and all that follows for a comment, so the text ends there without a "
        "word. Put the text into quotes; before a real comment put two spaces.",
        Within.CONCEPT,
        "answer: Rule #1 is to keep the queue short.",
        'answer: "Rule #1 is to keep the queue short."',
        "Text is put into quotes where a number follows the `#`, or a bracket or quote that opened "
        "before it closes behind it. Anything else may be a comment, and is left to you.",
    ),
    error(
        "yaml-comment",
        "A comment amid a text",
        "A ` #` in a text of several lines ends the text, and its next line stands alone. Such a "
        "text goes into a `|` block.",
        Within.CONCEPT,
        """
        answer: The first rule is rule #1, and
          the second one is not to break it.
        """,
        """
        answer: |
          The first rule is rule #1, and
          the second one is not to break it.
        """,
    ),
    error(
        "yaml-start",
        "A text that begins with a sign",
        "A text cannot begin with `@`, `%`, a backtick, or `&`, `*`, `!` with a blank behind: "
        "these mean something to YAML. Put the text into quotes.",
        Within.CONCEPT,
        "ask: @Transactional does what?",
        'ask: "@Transactional does what?"',
        QUOTES,
    ),
    error(
        "yaml-quote",
        "A quote that ends too early, or never",
        "A text that begins with a quote ends at the next one. Quotes at the beginning of a longer "
        "text want other quotes around all of it.",
        Within.CONCEPT,
        'ask: "Exactly once" means what?',
        "ask: '\"Exactly once\" means what?'",
        QUOTES,
    ),
    error(
        "yaml-escape",
        "An unknown escape",
        "Within double quotes a backslash begins an escape such as `\\n`. Within single quotes it "
        "is just a backslash.",
        Within.CONCEPT,
        r'answer: "Files lie in C:\queues."',
        r"answer: 'Files lie in C:\queues.'",
    ),
    error(
        "yaml-block",
        "Text beside `|` or `>`",
        "`|` and `>` at the beginning of a text announce a block, which stands on the lines below.",
        Within.NUMBER,
        "value: > 250 MB",
        'value: "> 250 MB"',
        QUOTES,
    ),
    error(
        "yaml-bracket",
        "A bracket that is not closed",
        "A text that begins with `[` or `{` is taken for a list or for keys. Text goes into "
        "quotes; a list wants its commas and its closing bracket.",
        Within.CONCEPT,
        "ask: [1, 2) means what?",
        'ask: "[1, 2) means what?"',
        QUOTES,
    ),
    error(
        "yaml-key",
        "No blank after a key",
        "A key ends with a colon and a blank, and a dash before it has a blank behind; without "
        "them, YAML sees a word.",
        Within.CONCEPT,
        """
        importance:2
        level: mid
        """,
        """
        importance: 2
        level: mid
        """,
        "The blank is added.",
    ),
    error(
        "yaml-indent",
        "A line that does not fit",
        "The line is indented otherwise than those it belongs to, or is neither a key nor part of "
        "a text. Keys of one card stand in one column; text stands deeper than its key.",
        Within.CONCEPT,
        """
        answer: |
          A burst waits
        instead of failing.
        """,
        """
        answer: |
          A burst waits
          instead of failing.
        """,
    ),
    error(
        "yaml-tab",
        "A tab in the indentation",
        "YAML indents with spaces alone: how wide a tab is depends on who looks.",
        Within.CONCEPT,
        "importance: 2\n\tlevel: mid",
        "importance: 2\nlevel: mid",
    ),
    error(
        "yaml-blank",
        "An odd blank in the indentation",
        "A blank copied from a web page looks like a space and is none, in the indentation "
        "or behind the colon of a key.",
        Within.CONCEPT,
        "answer: |\n\u00a0\u00a0A burst waits instead of failing.",
        "answer: |\n  A burst waits instead of failing.",
        "Ordinary spaces take its place.",
    ),
    error(
        "yaml-fence",
        "A line of Markdown",
        "The fence of a code block came along when the deck was copied from a chat or a page.",
        Within.FILE,
        """
        ```yaml
        deck: queues
        title: Queues
        """,
        """
        deck: queues
        title: Queues
        """,
        "The line is removed where it is the first or the last one of the file.",
    ),
    error(
        "yaml-conflict",
        "A conflict that Git left",
        "Two people changed the same lines. Keep one version, or what is good of both, and remove "
        "the lines of `<`, `=` and `>`.",
        Within.FILE,
        """
        deck: queues
        <<<<<<< HEAD
        title: Queues
        =======
        title: All about queues
        >>>>>>> theirs
        """,
        """
        deck: queues
        title: Queues
        """,
    ),
    error(
        "yaml-syntax",
        "Not valid YAML",
        "The line is nothing that YAML knows, and none of the usual causes. Look at this line and "
        "the one above.",
        Within.FILE,
        """
        %YAML 3.0
        ---
        deck: queues
        title: Queues
        """,
        """
        deck: queues
        title: Queues
        """,
    ),
    error(
        "several-documents",
        "A second document",
        "A line `---` begins another document, and a file holds one deck or one scenario.",
        Within.FILE,
        """
        deck: queues
        title: Queues
        ---
        deck: streams
        title: Streams
        """,
        """
        deck: queues
        title: Queues
        """,
    ),
    error(
        "alias",
        "An alias",
        "`*name` repeats what stands elsewhere. Decks do without: each card says what it has to "
        "say, and text that begins with `*` goes into quotes.",
        Within.CONCEPT,
        "why: *waiting",
        'why: "*waiting"',
    ),
    error(
        "anchor",
        "An anchor",
        "`&name` marks a value to be repeated elsewhere, which decks do without. Text that begins "
        "with `&` goes into quotes.",
        Within.CONCEPT,
        "why: &waiting The producer need not wait.",
        "why: The producer need not wait.",
    ),
    error(
        "tag",
        "A tag",
        "`!name` gives a value a type, which decks do without. Text that begins with `!` goes into "
        "quotes.",
        Within.CONCEPT,
        "ask: !important What is a queue?",
        'ask: "!important What is a queue?"',
    ),
    error(
        "bad-key",
        "A list as a key",
        "Text that begins with `[` or `{` and is followed by a colon is taken for a key. Put it "
        "into quotes.",
        Within.CONCEPT,
        "[why]: The producer need not wait.",
        "why: The producer need not wait.",
    ),
    error(
        "duplicate-key",
        "A key that stands twice",
        "Only one of the two could be used, and which one is a guess. In a list, the `- ` of a "
        "second entry may be missing.",
        Within.CONCEPT,
        """
        why: The producer need not wait.
        why: A burst becomes a backlog.
        """,
        """
        why: The producer need not wait.
        """,
    ),
)
