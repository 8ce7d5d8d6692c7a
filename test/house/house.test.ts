import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { circles } from './graph.js';
import { root, type SourceFile, sourceFiles } from './source.js';
import { structureOf } from './structure.js';

/** Which rooms a room may look into. Everything else is against the direction bot → dialogs → cards → data. */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  'data/domain': ['data/domain'],
  'data/store': ['data/store', 'data/domain', 'data/playbooks'],
  'data/search': ['data/search', 'data/domain', 'data/topics', 'data/language'],
  'data/language': ['data/language', 'data/domain'],
  'data/playbooks': ['data/playbooks', 'data/domain', 'data/ingest/mapping', 'data/language'],
  'data/ingest': ['data/ingest', 'data/domain', 'data/dataset.ts', 'data/language', 'data/playbooks'],
  'data/dataset.ts': ['data/domain', 'data/dataset.ts', 'data/playbooks'],
  cards: ['cards', 'data/domain'],
  dialogs: ['dialogs', 'cards', 'data'],
  bot: ['bot', 'dialogs', 'cards', 'data', 'package.json'],
};

/** Packages that may be imported in some places only. `node:` is free outside the domain and the cards. */
const packageHomes: readonly { readonly name: RegExp; readonly home: RegExp; readonly why: string }[] = [
  {
    name: /^botbuilder|^botframework/,
    home: /^bot\//,
    why: 'the SDK is archived: a move to its successor must cost one folder',
  },
  { name: /^restify/, home: /^bot\/http\/server\.ts$/, why: 'one HTTP door' },
  {
    name: /^adaptivecards-templating|^adaptive-expressions/,
    home: /^cards\/kit\/template\.ts$/,
    why: 'one place that knows the template language',
  },
  {
    name: /^zod/,
    home: /^bot\/|^cards\/kit\/verbs\.ts$|^data\/(dataset\.ts|ingest\/|playbooks\/schema\/|store\/)/,
    why: 'each edge is parsed once; behind it there is nothing left to check',
  },
  { name: /^kysely|^better-sqlite3|^pg($|\/|-)/, home: /^data\/store\//, why: 'one room knows SQL' },
  { name: /^mdast|^micromark/, home: /^data\/ingest\//, why: 'one room reads documents' },
  {
    name: /^yaml/,
    home: /^data\/ingest\/|^data\/playbooks\/schema\/|^bot\/knowledge\/topics\.ts$/,
    why: 'files that people write are parsed where they enter',
  },
  { name: /^minisearch|^snowball/, home: /^data\/search\//, why: 'one room searches' },
  {
    name: /^tinyld|^eld/,
    home: /^data\/(search|ingest)\//,
    why: 'questions and documents have a language, nothing else does',
  },
  { name: /^prom-client/, home: /^bot\/telemetry\/metrics\.ts$/, why: 'one place that knows which numbers there are' },
  {
    name: /^@opentelemetry\//,
    home: /^bot\/telemetry\/traces\.ts$/,
    why: 'loaded only where an endpoint is set, and one place that says what a span may hold',
  },
  { name: /^@microsoft\/microsoft-graph-client/, home: /^bot\/directory\/graph\.ts$/, why: 'one door to Graph' },
  { name: /^@azure\//, home: /^bot\/|^data\/store\//, why: 'credentials belong to the doors that they open' },
  { name: /^csv-parse|^unpdf/, home: /^data\/ingest\/formats\//, why: 'one room takes files of strangers apart' },
  {
    name: /^htmlparser2/,
    home: /^data\/ingest\/formats\/|^bot\/teams\/text\//,
    why: 'markup is text as soon as it is inside',
  },
  { name: /^ical-generator/, home: /^bot\/calendar\//, why: 'one place writes calendars' },
  { name: /^@microsoft\/app-manifest|^fflate/, home: /^bot\/teams-app\//, why: 'one place makes the Teams app' },
  {
    name: /^@modelcontextprotocol\//,
    home: /^bot\/mcp\/|^bot\/cli\/programs\/mcp\.ts$/,
    why: 'one door for agents',
  },
  { name: /^pino|^jose|^undici/, home: /^bot\//, why: 'the domain, the cards and the dialogs speak to nobody outside' },
];

/** A Map or Set of a module or of an object that lives as long as the program. */
const lastingMemory =
  /^(?:export )?(?:const|let| {2}(?:private |public )?(?:readonly )?)\s?(#?\w+)(?:: [^=\n]*)? = new (?:Map|Set)(?:<.*>)?\(\);/gmu;

/** Memories that cannot grow with what people send, and why. */
const bounded: Readonly<Record<string, string>> = {
  'bot/http/connections open': 'as many as may be open, and each goes when it is closed',
  'bot/directory/group-roles pending': 'a look-up takes itself out when it ends',
  'bot/refresh/refresher running': 'as many as there are workers',
  'bot/refresh/refresher due': 'instants, rounded, and taken out when they come',
  'bot/http/signing-keys keys': 'the published keys, replaced as a whole',
  'bot/webhooks/webhook-runner under': 'as many as are sent at once',
  'cards/kit/i18n parsed': 'one a language and key of the words',
  'data/domain/workdays formats': 'forgets what was used longest ago itself: the domain imports no package',
  'data/search/asking/asking none': 'empty',
  'data/ingest/report/coverage #said': 'the statements of one document, for one reading of it',
  'data/ingest/report/coverage #apart': 'the ranges of one document, for one reading of it',
  'data/ingest/vocabulary/names endingsByLetter': 'the endings in the words of the languages, filled once',
  'data/ingest/vocabulary/vocabulary #partiesSeen': 'the texts of one document, for one reading of it',
  'data/ingest/vocabulary/vocabulary #phasesSeen': 'the texts of one document, for one reading of it',
  'data/search/encoder/train #slopes': 'the pieces of one batch, emptied behind it',
  'data/search/ranking/statement-index #pasted': 'the texts of one dataset, filled when it is indexed',
  'data/search/ranking/statement-index #under': 'the headings of one dataset, filled when it is indexed',
  'data/search/ranking/word-meanings #rows': 'the words of the documents, filled once',
  'data/store/database/keyed-mutex ends': 'a key takes itself out when its work ends',
};

/** About 15: one more is no reason to cut a concept in two. */
const mostFiles = 16;

const roomOf = (file: string): string =>
  Object.keys(mayKnow).find((room) => file === room || file.startsWith(`${room}/`)) ?? file;

const textOf = (files: readonly SourceFile[], file: string): string =>
  files.find((one) => one.file === file)?.text ?? '';

describe('the house', () => {
  const { files, imports, folders, circlesOfFiles, circlesOfFolders, namedTwice } = structureOf(sourceFiles());

  it('has imports to look at', () => {
    assert.ok(imports.length > 50);
  });

  it('keeps its direction: bot → dialogs → cards → data, and inside data everything → domain', () => {
    const wrong = imports
      .filter(({ file, target }) => {
        if (target === null) return false;
        const allowed = mayKnow[roomOf(file)] ?? [];
        return !allowed.some((room) => target === room || target.startsWith(`${room}/`));
      })
      .map(
        ({ file, target }) =>
          `${file} imports ${target}. ${roomOf(file)} may know only ${(mayKnow[roomOf(file)] ?? ['nothing']).join(', ')}: ` +
          'what is deeper must not depend on what is nearer to people. Move what both need down (to data/domain), or pass it in as an argument.',
      );
    assert.deepEqual(wrong, []);
  });

  it('lets the domain import nothing but itself: no package, no clock, no randomness, no I/O', () => {
    const wrong = imports
      .filter(({ file, target }) => file.startsWith('data/domain/') && target === null)
      .map(({ file, what }) => `${file} imports ${what}. Take it as an argument from the caller.`);
    assert.deepEqual(wrong, []);
    const impure = imports
      .map(({ file }) => file)
      .filter((file, index, all) => file.startsWith('data/domain/') && all.indexOf(file) === index)
      .filter((file) => /Date\.now|new Date\(\)|Math\.random|process\.|randomUUID/.test(textOf(files, file)));
    assert.deepEqual(impure, [], 'time and ids are arguments');
  });

  it('lets the cards import no Node module: they are pure functions of a view', () => {
    const wrong = imports.filter(({ file, what }) => file.startsWith('cards/') && what.startsWith('node:'));
    assert.deepEqual(wrong, []);
  });

  it('keeps no memory without a bound for as long as the program runs', () => {
    const found = files.flatMap(({ file, text }) =>
      [...text.matchAll(lastingMemory)].map(([, name]) => `${file.replace(/\.ts$/u, '')} ${name}`),
    );
    const wrong = found.filter((one) => !(one in bounded));
    assert.deepEqual(wrong, [], 'take an LRUCache with a `max`, or say in `bounded` what bounds it');
    assert.deepEqual(
      Object.keys(bounded).filter((one) => !found.includes(one)),
      [],
      'is not there any more',
    );
  });

  it('keeps each package in its room', () => {
    const wrong = imports.flatMap(({ file, what, target }) =>
      target !== null
        ? []
        : packageHomes
            .filter(({ name, home }) => name.test(what) && !home.test(file))
            .map(
              ({ home, why }) =>
                `${file} imports ${what}, which belongs in ${home.source}: ${why}. Ask that room instead.`,
            ),
    );
    assert.deepEqual(wrong, []);
  });

  it('has no circle of files, types included', () => {
    assert.deepEqual(circlesOfFiles, [], 'move what both need into a file that imports neither');
  });

  it('has no circle of folders: each room has one order of its folders, which its README says', () => {
    assert.deepEqual(
      circlesOfFolders,
      [],
      'move what both need into a folder below both, or pass it in as an argument',
    );
  });

  it('gives each exported name one meaning', () => {
    assert.deepEqual(Object.fromEntries(namedTwice), {}, 'name one of them after what only it is');
  });

  it('has no folder that grew past a concept', () => {
    const large = folders.filter((one) => one.files > mostFiles).map((one) => `${one.folder}: ${one.files} files`);
    assert.deepEqual(large, [], 'a folder of more than about 15 files wants folders of its own, by concept');
  });

  it('has no drawer for odds and ends', () => {
    const names = new Set(imports.map(({ file }) => path.basename(file, '.ts')));
    const drawers = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'manager', 'service'];
    assert.deepEqual(
      drawers.filter((name) => names.has(name)),
      [],
      'name the file after the concept it holds',
    );
  });
});

describe('the top level', () => {
  it('is what was agreed, with tool configuration beside it', () => {
    const listed = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' });
    const tops = new Set(
      listed
        .split('\n')
        .filter(Boolean)
        .map((file) => file.split('/')[0] ?? ''),
    );
    const agreed = ['bot', 'cards', 'dialogs', 'data', 'deploy', 'test', 'package.json', 'tsconfig.json', 'README.md'];
    const beside = ['package-lock.json', 'biome.json', 'tsconfig.build.json', 'LICENSE', 'CONTRIBUTING.md'];
    const extra = [...tops].filter((top) => !top.startsWith('.') && !agreed.includes(top) && !beside.includes(top));
    assert.deepEqual(extra, []);
  });
});

describe('circles of a graph', () => {
  it('are found wherever nodes reach one another, and nowhere else', () => {
    const edges = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['c', new Set(['a'])],
      ['d', new Set(['e'])],
      ['e', new Set<string>()],
    ]);
    assert.deepEqual(circles(edges), [['a', 'b', 'c']]);
    assert.deepEqual(circles(new Map([['a', new Set(['b'])]])), []);
  });
});
