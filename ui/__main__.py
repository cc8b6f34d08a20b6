"""The `coi` command: the composition root and nothing else. Parse, build, call, print.

Result on stdout, progress on stderr; exit 0 also for a refusal, 1 for a failure, 2 for wrong usage. Commands import
what they need when they run, so that `coi --help` stays quick.
"""

import sys
from importlib.metadata import entry_points

import typer

from ingest.errors import CoiError
from ui import cli_answer, cli_documents, cli_ingest, cli_revise, cli_sources

app = typer.Typer(
    name="coi",
    help="Find and quote public Country of Origin Information; every statement with a checked footnote.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help in colour would load rich and markdown: half of the time of `coi --help`
)
for module in (cli_ingest, cli_answer, cli_documents, cli_sources, cli_revise):
    module.register(app)
# The evaluation announces itself in the package's metadata: ui and eval never import each other.
for point in entry_points(group="coi.commands"):
    app.add_typer(point.load(), name=point.name)


def main() -> None:
    """Run the command line; an error a user can act on is one line on stderr."""
    try:
        app()
    except CoiError as error:
        sys.stderr.write(f"coi: {error}\n")
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
    except OSError as error:
        if error.filename is None:
            raise
        sys.stderr.write(f"coi: {error.filename}: {error.strerror}; check the path and its permissions\n")
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
