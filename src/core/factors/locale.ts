/** Locale, as variables only: locale files are the host's, and few audited programs read them. */
import type { Factor, Level } from '../model/index.ts';

/** Settings of one POSIX locale name, e.g. `de_DE.UTF-8`. */
export function localeLevel(locale: string): Level {
  const [language = locale] = locale.split('.');
  const tag = language.replace('_', '-');
  return {
    name: locale,
    setting: { env: { LANG: locale, LC_ALL: locale, LANGUAGE: language } },
    renderings: language.length < 5 ? [locale] : [locale, language, tag],
  };
}

export const locale: Factor = {
  name: 'locale',
  kind: 'locale',
  describes: 'language and region: LANG, LC_ALL and LANGUAGE',
  levels: [localeLevel('C.UTF-8'), localeLevel('de_DE.UTF-8'), localeLevel('pt_BR.UTF-8'), localeLevel('zh_CN.UTF-8')],
};
