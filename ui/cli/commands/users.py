"""The commands of `sitasi users`."""

from pathlib import Path
from typing import Annotated

import typer

from ui.cli.terminal import say, tell, told
from ui.users import Users, read_users, write_users

__all__ = ["app"]

app = typer.Typer(help="Say who may use the chat: sitasi chat --users FILE.", no_args_is_help=True)

UsersFile = Annotated[Path, typer.Argument(metavar="FILE", help="Where names and hashed passwords are kept.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits and . @ - _")]


@app.command()
def add(file: UsersFile, name: Name) -> None:
    """Add a user, or give one a new password, which is asked for."""
    users = read_users(file) if file.exists() else Users()
    password = typer.prompt(told("Password"), hide_input=True, confirmation_prompt=True)
    write_users(users.having(name, password), file)
    tell(f"{name} may use the chat: sitasi chat --users {file}")


@app.command()
def remove(file: UsersFile, name: Name) -> None:
    """Take a user out; who is in the chat stays there until it is started anew."""
    write_users(read_users(file).without(name), file)
    tell(f"{name} may no longer use the chat.")


@app.command("list")
def list_users(file: UsersFile) -> None:
    """Name the users."""
    say("\n".join(sorted(read_users(file).hashes)) or told("There are none."))
