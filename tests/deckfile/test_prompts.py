"""What is seen of a question, and what looks like it and is right."""

import pytest

from trainer.deckfile import prompts


@pytest.mark.parametrize(
    "prompt",
    [
        "What is a pod? What is a node made of?",
        "How many cold starts were there last week? You have logs only. How do you count them?",
        "What does a visibility timeout hide? Is it configurable?",
        "Which queue keeps the order?\nHow many calls a second does it take?",
    ],
)
def test_two_questions(prompt: str) -> None:
    assert prompts.asks_twice(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "When is that fine, and when a bug?",
        "A call fails twice. Why?",
        "Is the counter safe in memory? Why not?",
        "A queue delivers twice, they say. Does it?",
        '"So how long does a cold start take?" Which span do you give?',
        "“Should we use Docker or Kubernetes?” asks a junior. What is wrong with the “or”?",
        "A rule with cron(0 2 * * ? *) runs at four o'clock in summer. Why is that?",
        "A rule runs at `cron(0 2 ? * *)`. When does it run in Berlin?",
        "Name the price of a queue.",
        "",
    ],
)
def test_one_question(prompt: str) -> None:
    assert not prompts.asks_twice(prompt)


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("What is a cold start, and how do you avoid it?", "and how"),
        ("How do groups help, and can a user belong to several of them?", "and can"),
        ("What does a queue hold and where does it keep that?", "and where"),
        ("Which service does this, and on what machine does it run?", "and on what"),
        ("How does a standby catch up and how many of them may there be?", "and how many"),
        ("How much does a replica cost you and how long does it take to start?", "and how long"),
    ],
)
def test_a_second_question_that_is_joined(prompt: str, words: str) -> None:
    assert prompts.joined(prompt) == words


@pytest.mark.parametrize(
    "prompt",
    [
        "When is that fine, and when would you call it a bug?",
        "Which of the two do you take, and why?",
        "What do you gain by a queue, and what do you give up for it in return?",
        "Which measure removes the calls themselves, and at what price?",
        "A function is slow and nobody knows how it works. What do you do first?",
        "Which queue is durable and can hold a burst of a day?",
        "What holds a burst, and keeps the order where it matters?",
        "How do you tell when a pod is alive and when it is ready to serve?",
        "And which one of the two would you take?",
        "After how many failures does it open, and for how long, to begin with?",
        'A colleague asks "what is it, and how do we run this thing?" What do you say?',
    ],
)
def test_a_contrast_a_price_and_a_reason_belong_to_the_question(prompt: str) -> None:
    assert prompts.joined(prompt) == ""


@pytest.mark.parametrize(
    "prompt",
    [
        "Is Lambda stateless?",
        "Does a standard SQS queue keep the order?",
        "In a VPC, can a function reach the internet?",
        "If a call times out, does Lambda try it again?",
        "Isn't a queue slower?",
        "A colleague keeps the only copy in memory. Is that right?",
        "True or false: a queue keeps the order.",
        "A queue keeps the order. True or false?",
        "Could you run this on functions?",
        "Was there a lock on the table?",
        "Is Redis single-threaded?",
        "Will PostgreSQL 17 rewrite the table?",
        "Is an El Niño year hotter?",
    ],
)
def test_yes_or_no(prompt: str) -> None:
    assert prompts.is_yes_no(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "Is TTL broken, and what do you add?",
        "Does a standard or a FIFO queue keep the order?",
        "A function caches the rate. When is that a bug?",
        "With a stream, which records does a reader get?",
        "How long may a function run?",
        "Do you split it up, or where else would you run it?",
        '"Is Lambda stateless?" asks a junior. What do you say?',
        "Name two ways to keep it on functions.",
        "Above which size, layers included, does the deployment fail?",
        "Was steht für „größer gleich“ in SQL?",
        "Was kostet ein Index?",
        "Was bedeutet NULL?",
        "In SQL, was bedeutet NULL?",
        "Will man das?",
        "Is een index altijd nuttig?",
        "Has de usar un índice aquí?",
    ],
)
def test_not_yes_or_no(prompt: str) -> None:
    assert not prompts.is_yes_no(prompt)


@pytest.mark.parametrize(
    ("prompt", "pronoun"),
    [
        ("It keeps the order of messages. Which queue is meant?", "it"),
        ("They are frozen between calls. Why?", "they"),
        ("This happens when a function times out. What is it called?", "this"),
        ("It's frozen between calls. What is frozen?", "it"),
        ("What does it cost?", "it"),
        ("Why is that dangerous?", "that"),
        ("Is it stateless?", "it"),
        ("So what does this mean?", "this"),
        ("How would you avoid this in production?", "this"),
        ("How do you fix that?", "that"),
        ("When would you not use it?", "it"),
        ("What would you do about them at night?", "them"),
    ],
)
def test_a_pronoun_that_stands_for_nothing(prompt: str, pronoun: str) -> None:
    assert prompts.unclear(prompt) == pronoun


@pytest.mark.parametrize(
    "prompt",
    [
        "They say a queue keeps the order. Which one does?",
        "This queue keeps the order. Which kind is it?",
        "It takes 3 s to start a function. What takes so long?",
        "It is three in the morning and the checkout is down. What do you look at?",
        "When is it cheaper to run containers?",
        "Why is it wrong that functions share memory?",
        "A queue is full. What does it do now?",
        "What is this pattern called: one topic, many queues?",
        "Those two events arrive twice. Why?",
        "Items expire at noon. Why are they still there?",
        "Italy is far from us-east-1. What follows?",
        "A queue grows. How would you avoid this in production?",
        "How do you avoid this error in production?",
        "How do you know that in production all is well?",
        "How do you make it possible to roll back?",
        "What do you do if it fails?",
        "",
    ],
)
def test_a_pronoun_that_stands_for_something(prompt: str) -> None:
    assert prompts.unclear(prompt) == ""


@pytest.mark.parametrize(
    "prompt",
    [
        "Name the five pillars.",
        "A queue is full. Name five things you check.",
        "List all the benefits of serverless.",
        "What are the benefits of serverless?",
        "What are the six phases of a cold start?",
        "Enumerate the types of queues.",
        "Can you name seven limits of Lambda?",
        "List all the six anomalies that isolation levels are told apart by.",
        "Name all of the seven layers.",
        "Which five headers control caching?",
        "What six things do you monitor?",
    ],
)
def test_a_list_is_wanted(prompt: str) -> None:
    assert prompts.wants_list(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "Name two ways to keep it on functions.",
        "Name the three pillars in this order.",
        "With which tool do you list the ten slowest requests of the last hour?",
        "A list of five names is sent to the function. Where does it go?",
        "What are the two halves of a cold start?",
        "What five nines allow in a year is how much?",
        "In which five minutes of the day is the load highest?",
        "Which seven-layer model is meant?",
        "Which ten percent of queries take most of the time?",
        "Ask the four questions that decide whether serverless fits.",
        'What is wrong with the question "name the five benefits of serverless"?',
    ],
)
def test_no_list_is_wanted(prompt: str) -> None:
    assert prompts.wants_list(prompt) == ""


def test_words_in_a_row() -> None:
    asked = prompts.content_words("Which of the SQS queues keeps the order?")
    assert prompts.holds(asked, prompts.content_words("the SQS queue"))
    assert not prompts.holds(asked, prompts.content_words("the order of SQS"))
    assert prompts.content_words("it is not a queue") == ["not", "queue"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A queue  holds messages", ["a", "queue", "holds", "messages"]),
        ("at-least-once, it's 1.5 s", ["at-least-once", "it's", "1.5", "s"]),
        ("snake_case\nSTRASSE Straße", ["snake", "case", "strasse", "strasse"]),
        ("(x) ² - ’", ["x", "²"]),
        (" ", []),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, said: list[str]) -> None:
    assert prompts.words(text) == said


def test_what_says_more_than_was_asked() -> None:
    asked = "Which SQS queue keeps the order of its messages?"
    assert prompts.says_more("a FIFO queue", asked)
    assert not prompts.says_more("The queues of sqs, in order", asked)
    assert not prompts.says_more("", asked)
