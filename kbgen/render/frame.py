"""What the pages of a language share, whatever they show."""

from collections.abc import Mapping
from dataclasses import dataclass

from kbgen.model.language import Language
from kbgen.model.look import FooterPart
from kbgen.model.site import Navigation, Route, Site
from kbgen.model.site_config import SiteConfig
from kbgen.render.assets import Assets
from kbgen.render.branding import Branding, Logo
from kbgen.render.opensearch import description_route
from kbgen.render.palette import Scheme


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a page of ``language`` may show besides its own record. ``assets`` are addresses of files of the theme
    by the name that templates use."""

    language: Language
    languages: tuple[Language, ...]
    nav: Navigation
    site_titles: Mapping[str, str]
    site_description: str
    site_footer: tuple[FooterPart, ...]
    logo: Logo | None
    theme_colors: Mapping[Scheme, str]
    base_url: str
    search_log: str
    feedback: str
    edit_url: str
    search_description: Route | None
    assets: Mapping[str, str]


def frames(site: Site, config: SiteConfig, branding: Branding, assets: Assets) -> dict[str, Frame]:
    """The frame of each language, by its tag."""
    return {language.tag: _frame(language, site, config, branding, assets) for language in site.languages}


def _frame(language: Language, site: Site, config: SiteConfig, branding: Branding, assets: Assets) -> Frame:
    return Frame(
        language=language,
        languages=site.languages,
        nav=site.navigation[language.tag],
        site_titles=config.titles,
        site_description=config.descriptions.get(language.tag, ""),
        site_footer=config.look.footer.get(language.tag, ()),
        logo=branding.logo,
        theme_colors=branding.theme_colors,
        base_url=config.base_url,
        search_log=config.search_log,
        feedback=config.feedback,
        edit_url=config.edit_url,
        search_description=description_route(language.tag, config),
        assets=assets.of(language.tag),
    )
