import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';

/** What one COPY line takes, and where it puts it. */
export interface Copied {
  /** The stage it takes from; null = the folder that is built from. */
  readonly from: string | null;
  readonly sources: readonly string[];
  readonly target: string;
}

/** What the last stage runs as, with what, and how it is asked whether it lives. */
export interface Image {
  readonly text: string;
  /** COPY lines of the stage that builds, and of the one that runs. */
  readonly built: readonly Copied[];
  readonly run: readonly Copied[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly ports: readonly string[];
  readonly command: readonly string[];
  readonly health: readonly string[];
  /** Shell commands of both stages. */
  readonly shell: { readonly build: readonly string[]; readonly run: readonly string[] };
}

/** Reads deploy/Dockerfile, so that what is tested can't drift from what is built. */
export function readImage(): Image {
  const text = readFileSync(fileURLToPath(new URL('../../../deploy/Dockerfile', import.meta.url)), 'utf8');
  const parsed = DockerfileParser.parse(text);
  const starts = parsed.getFROMs().map((from) => from.getRange()?.start.line ?? 0);
  const [, second = 0] = starts;
  if (starts.length !== 2) throw new Error('deploy/Dockerfile has two stages: one builds, one runs.');
  const all = parsed.getInstructions();
  const line = (instruction: Instruction) => instruction.getRange()?.start.line ?? 0;
  const run = all.filter((instruction) => line(instruction) >= second);
  const build = all.filter((instruction) => line(instruction) < second);
  const named = (stage: readonly Instruction[], keyword: string) =>
    stage.filter((instruction) => instruction.getKeyword() === keyword);
  const said = (keyword: string) => named(run, keyword).map((instruction) => instruction.getArgumentsContent() ?? '');
  return {
    text,
    built: named(build, 'COPY').map((copy) => copiedBy(copy as Copy)),
    run: named(run, 'COPY').map((copy) => copiedBy(copy as Copy)),
    folder: said('WORKDIR').at(-1) ?? '/',
    env: Object.fromEntries(
      parsed
        .getENVs()
        .flatMap((env) => env.getProperties())
        .map((property) => [property.getName(), property.getValue() ?? '']),
    ),
    user: said('USER').at(-1) ?? 'root',
    ports: said('EXPOSE'),
    command: words(said('CMD').at(-1) ?? '[]'),
    health: words(/CMD\s+(\[.*\])\s*$/su.exec(said('HEALTHCHECK').at(-1) ?? '')?.[1] ?? '[]'),
    shell: {
      build: named(build, 'RUN').map((instruction) => instruction.getArgumentsContent() ?? ''),
      run: named(run, 'RUN').map((instruction) => instruction.getArgumentsContent() ?? ''),
    },
  };
}

const words = (json: string): readonly string[] => JSON.parse(json) as readonly string[];

function copiedBy(copy: Copy): Copied {
  const paths = copy.getArguments().map((argument) => argument.getValue());
  return { from: copy.getFromFlag()?.getValue() ?? null, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' };
}
