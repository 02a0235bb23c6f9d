const tags = [
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'el-GR',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-IE',
  'en-IN',
  'en-US',
  'es-ES',
  'es-MX',
  'fi-FI',
  'fr-CA',
  'fr-FR',
  'hu-HU',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'nb-NO',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'sv-SE',
  'tr-TR',
  'uk-UA',
  'zh-CN',
];

/** Ways of writing dates and numbers, each named as English names it. */
export function locales(): readonly { tag: string; name: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return tags
    .map((tag) => ({ tag, name: names.of(tag) ?? tag }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** IANA names, as this browser knows them. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
