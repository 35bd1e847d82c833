"""The providers of language models: what each needs to be called, and how it wants to be told."""

from __future__ import annotations

from dataclasses import dataclass

PROGRAM = "probation-guidance-assistant"


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a model comes from.

    `name` stands before the colon of the setting, `langchain` is what LangChain calls it. `package`
    has to be installed; `extra` of this program brings it. Of `keys`, environment variables, one
    holds the credentials; `addresses` say where the server is. All of `needs`, and a key unless
    `key_elsewhere`, have to be set. A server of one's own at an address may do without a key where
    `keyless_at_address`.
    """

    name: str
    langchain: str
    extra: str
    package: str
    keys: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    key_elsewhere: bool = False
    keyless_at_address: bool = False

    @property
    def install(self) -> str:
        """What pip has to be told to install."""
        return f"'{PROGRAM}[{self.extra}]'"

    @property
    def variables(self) -> tuple[str, ...]:
        """Every environment variable that matters to it."""
        return tuple(dict.fromkeys((*self.keys, *self.addresses, *self.needs)))

    def needs_no_key(self, present: tuple[str, ...]) -> bool:
        """Tell whether it can be called with the variables `present`, of which none is a key."""
        return self.key_elsewhere or (
            self.keyless_at_address and any(one in present for one in self.addresses)
        )

    def missing(self, present: tuple[str, ...]) -> tuple[str, ...]:
        """Return the variables that have yet to be set, where `present` are."""
        lacking = tuple(one for one in self.needs if one not in present)
        if self.needs_no_key(present) or any(one in present for one in self.keys):
            return lacking
        return (self.keys[0], *lacking)


PROVIDERS = {
    one.name: one
    for one in (
        Provider(
            "openai",
            langchain="openai",
            extra="openai",
            package="langchain_openai",
            keys=("OPENAI_API_KEY",),
            addresses=("OPENAI_BASE_URL", "OPENAI_API_BASE"),
            keyless_at_address=True,
        ),
        Provider(
            "ollama",
            langchain="ollama",
            extra="ollama",
            package="langchain_ollama",
            addresses=("OLLAMA_HOST",),
            key_elsewhere=True,
        ),
        Provider(
            "anthropic",
            langchain="anthropic",
            extra="anthropic",
            package="langchain_anthropic",
            keys=("ANTHROPIC_API_KEY",),
            addresses=("ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL"),
        ),
        Provider(
            "azure",
            langchain="azure_openai",
            extra="azure",
            package="langchain_openai",
            keys=("AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN"),
            addresses=("AZURE_OPENAI_ENDPOINT",),
            needs=("AZURE_OPENAI_ENDPOINT", "OPENAI_API_VERSION"),
        ),
        # Credentials may also come from a profile, or from the machine's own role.
        Provider(
            "bedrock",
            langchain="bedrock_converse",
            extra="bedrock",
            package="langchain_aws",
            keys=("AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_BEARER_TOKEN_BEDROCK"),
            addresses=("AWS_REGION", "AWS_DEFAULT_REGION"),
            key_elsewhere=True,
        ),
    )
}

VARIABLES = tuple(dict.fromkeys(name for one in PROVIDERS.values() for name in one.variables))


def provider_of(model: str) -> tuple[Provider, str]:
    """Return the provider and the name of a model set as `provider:name`; raises `KeyError`."""
    provider, _, name = model.partition(":")
    return PROVIDERS[provider], name
