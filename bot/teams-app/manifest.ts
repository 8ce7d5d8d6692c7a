import type { TeamsManifestV1D29 } from '@microsoft/app-manifest';
import { commandsIn } from '../../cards/engagement/greeting.js';
import { type Key, t } from '../../cards/kit/i18n.js';
import { type Locale, locales } from '../../data/domain/responsibility.js';
import type { ExtensionSearch } from '../../dialogs/extension/extension.js';
import { batonVersion } from '../config/version.js';
import { pagePaths } from '../http/pages.js';

export type Manifest = TeamsManifestV1D29.TeamsManifestV1D29;
/** The words of a manifest in another language, by the path of what they replace. */
export type Localisation = Readonly<Record<string, string>>;
type CommandList = TeamsManifestV1D29.CommandList;
type ComposeExtension = TeamsManifestV1D29.ComposeExtension;
type ComposeExtensionCommand = TeamsManifestV1D29.ComposeExtensionCommand;

export interface AppDetails {
  /** The registration's id; lower case. */
  readonly appId: string;
  /** The name under which Teams reaches the bot, and browsers its pages. */
  readonly host: string;
  readonly developer?: string;
  /** Pages that take the place of the bot's own. */
  readonly website?: string;
  readonly privacy?: string;
  readonly terms?: string;
}

export const manifestVersion = '1.29';

const schema = (name: string): string =>
  `https://developer.microsoft.com/en-us/json-schemas/teams/v${manifestVersion}/${name}.schema.json`;

/** Teams' tags and the files of the languages beside English, which is in the manifest itself. */
export const languageTags: Readonly<Record<Exclude<Locale, 'en'>, string>> = { ko: 'ko', 'pt-BR': 'pt-br', sv: 'sv' };
const others = locales.filter((locale) => locale !== 'en');
export const languageFile = (locale: Exclude<Locale, 'en'>): string => `${languageTags[locale]}.json`;

/** Teams shows a list of commands for each scope; what is on it is what the help card of that place says. */
const places = { personal: 'personal', team: 'channel', groupChat: 'group' } as const;
const scopes = Object.keys(places) as (keyof typeof places)[];

const commandLists = (locale: Locale): CommandList[] =>
  scopes.map((scope) => ({
    scopes: [scope],
    commands: [...commandsIn(places[scope]), 'help' as const].map((name) => ({
      title: t(locale, `command.${name}`),
      description: t(locale, `app.${name}`),
    })),
  }));

/** What can be looked up while a message is written, and asked about a message. */
const extensionOf = (appId: string): ComposeExtension => ({
  botId: appId,
  commands: [
    search('find', ['compose', 'commandBox'], 'question', true),
    search('items', ['compose'], 'words', true),
    onMessage('ask', 'ask'),
    onMessage('add', 'add-item'),
  ],
});

const onMessage = (id: string, name: 'ask' | 'add-item'): ComposeExtensionCommand => ({
  id,
  type: 'action',
  context: ['message'],
  title: t('en', `app.${name}`),
  description: t('en', `app.${name}-about`),
  fetchTask: true,
});

const search = (
  name: 'find' | 'items',
  context: ('compose' | 'commandBox')[],
  parameter: string,
  initialRun: boolean,
): ComposeExtensionCommand => ({
  id: searchIds[name],
  type: 'query',
  context,
  title: t('en', `app.${name}`),
  description: t('en', `app.${name}-about`),
  initialRun,
  parameters: [{ name: parameter, title: t('en', `app.${name}-word`), description: t('en', `app.${name}-word-about`) }],
});

const searchIds = { find: 'find', items: 'mine' } as const satisfies Record<string, ExtensionSearch>;

/** Where the words of the extension stand in the manifest, for its translations. */
const extensionWords = (locale: Locale): readonly (readonly [path: string, words: string])[] => [
  ...(['find', 'items'] as const).flatMap((name, at): [string, string][] => [
    [`composeExtensions[0].commands[${at}].title`, t(locale, `app.${name}`)],
    [`composeExtensions[0].commands[${at}].description`, t(locale, `app.${name}-about`)],
    [`composeExtensions[0].commands[${at}].parameters[0].title`, t(locale, `app.${name}-word`)],
    [`composeExtensions[0].commands[${at}].parameters[0].description`, t(locale, `app.${name}-word-about`)],
  ]),
  ...(['ask', 'add-item'] as const).flatMap((name, at): [string, string][] => [
    [`composeExtensions[0].commands[${at + 2}].title`, t(locale, `app.${name}`)],
    [`composeExtensions[0].commands[${at + 2}].description`, t(locale, `app.${name}-about`)],
  ]),
];

/**
 * The Teams app. It asks for no resource-specific consent and no sign-in: posting, editing and the list of members go
 * through the bot's own connector, and Teams delivers only what is said to the bot. No page of it is shown inside Teams,
 * so there are no valid domains. In private and shared channels Baton is added channel by channel, and knows their own members.
 */
export function manifestOf({ appId, host, developer, website, privacy, terms }: AppDetails): Manifest {
  const page = (path: string) => `https://${host}${path}`;
  const words = (key: Key) => t('en', key);
  return {
    $schema: schema('MicrosoftTeams'),
    manifestVersion,
    version: batonVersion,
    id: appId,
    developer: {
      name: developer ?? 'Baton',
      websiteUrl: website ?? page(pagePaths.about),
      privacyUrl: privacy ?? page(pagePaths.privacy),
      termsOfUseUrl: terms ?? page(pagePaths.terms),
    },
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: others.map((locale) => ({ languageTag: languageTags[locale], file: languageFile(locale) })),
    },
    name: { short: 'Baton', full: words('app.name') },
    description: { short: words('app.short'), full: words('app.about') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B5A5E',
    bots: [{ botId: appId, scopes: [...scopes], supportsFiles: false, commandLists: commandLists('en') }],
    composeExtensions: [extensionOf(appId)],
    supportsChannelFeatures: 'tier1',
    supportedChannelTypes: ['sharedChannels', 'privateChannels'],
    permissions: ['identity'],
    validDomains: [],
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
}

/** The same words in the other three languages, by file. */
export const localisations = (): Readonly<Record<string, Localisation>> =>
  Object.fromEntries(others.map((locale) => [languageFile(locale), localisation(locale)]));

function localisation(locale: Locale): Localisation {
  const commands = commandLists(locale).flatMap((list, at) =>
    list.commands.flatMap(({ title, description = '' }, command) => {
      const path = `bots[0].commandLists[${at}].commands[${command}]`;
      return [
        [`${path}.title`, title],
        [`${path}.description`, description],
      ];
    }),
  );
  return {
    $schema: schema('MicrosoftTeams.Localization'),
    'name.short': 'Baton',
    'name.full': t(locale, 'app.name'),
    'description.short': t(locale, 'app.short'),
    'description.full': t(locale, 'app.about'),
    ...Object.fromEntries([...commands, ...extensionWords(locale)]),
  };
}
