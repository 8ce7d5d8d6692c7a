import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Copied, type Image, readImage } from './dockerfile.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The image's file system, as far as it can be had without a container: made by the Dockerfile's own COPY lines. */
export interface ReleaseFolder {
  readonly image: Image;
  /** Where the image's WORKDIR is. */
  readonly folder: string;
  readonly remove: () => void;
}

/**
 * Does what the Dockerfile does, outside this checkout: copies what it copies (of files that git knows or would add), builds
 * with its build command, and takes from there what the second stage takes, with the production packages alone.
 */
export function makeReleaseFolder(): ReleaseFolder {
  const image = readImage();
  const place = mkdtempSync(join(tmpdir(), 'baton-image-'));
  // The program runs under another account, as in the image.
  chmodSync(place, 0o755);
  const build = join(place, 'build');
  mkdirSync(build);
  for (const copied of image.built) for (const source of copied.sources) copyListed(source, copied.target, build);
  symlinkSync(join(root, 'node_modules'), join(build, 'node_modules'));
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: build, stdio: ['ignore', 'pipe', 'pipe'] });

  const folder = join(place, 'baton');
  mkdirSync(folder);
  for (const copied of image.run) takeOver(copied, image, build, folder);
  rmSync(build, { recursive: true });
  return { image, folder, remove: () => rmSync(place, { recursive: true, force: true }) };
}

function copyListed(source: string, target: string, build: string): void {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', source], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
  if (files.length === 0) throw new Error(`The Dockerfile copies ${source}, and there is no such file.`);
  for (const file of files) {
    // A file is put into the folder, a folder's contents under its new name.
    const to = join(build, target, file === source ? basename(file) : posix.relative(source, file));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, file), to);
  }
}

function takeOver({ from, sources, target }: Copied, image: Image, build: string, folder: string): void {
  if (from !== 'build') throw new Error('The second stage takes from the first alone.');
  for (const source of sources) {
    const inside = posix.relative(image.folder, source);
    if (inside === 'node_modules') linkProduction(join(folder, target));
    else
      cpSync(join(build, inside), join(folder, target, target.endsWith('/') ? basename(source) : ''), {
        recursive: true,
      });
  }
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
}

/** What `npm prune --omit=dev` would leave, by the lock file: linked file by file, so that nothing else can be reached. */
function linkProduction(target: string): void {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  for (const [place, entry] of Object.entries(packages)) {
    if (!place.startsWith('node_modules/') || entry.dev === true || entry.devOptional === true) continue;
    // What is optional may not fit this machine.
    if (existsSync(join(root, place))) linkPackage(join(root, place), join(dirname(target), place));
  }
}

function linkPackage(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    // Packages inside a package have lines of their own in the lock file.
    if (entry.name === 'node_modules') continue;
    if (entry.isDirectory()) linkPackage(join(from, entry.name), join(to, entry.name));
    // Half of all files is for compilers and debuggers, and no running program reads them.
    else if (entry.isFile() && !/\.(map|[cm]?ts)$/u.test(entry.name))
      link(join(from, entry.name), join(to, entry.name));
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system.
    copyFileSync(from, to);
  }
}
