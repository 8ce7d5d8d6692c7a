/** One series of a scrape. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What Prometheus has after one scrape. */
export interface Scrape {
  /** Seconds. */
  readonly at: number;
  readonly text: string;
  readonly samples: readonly Sample[];
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/u;
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/gu;

/** Reads the text form; throws at a line that is not of it. */
export function samplesOf(text: string): readonly Sample[] {
  return text
    .split('\n')
    .filter((one) => one !== '' && !one.startsWith('#'))
    .map((one) => {
      const [, name = '', labels = '', value = ''] = line.exec(one) ?? [];
      // A mean of nothing is no number, which Prometheus reads in any case of its letters.
      if (name === '' || (Number.isNaN(Number(value)) && value.toLowerCase() !== 'nan'))
        throw new Error(`not a sample: ${one}`);
      const found = [...labels.matchAll(label)];
      if (found.map(([all]) => all).join('') !== labels) throw new Error(`not labels: ${one}`);
      return { name, labels: Object.fromEntries(found.map(([, key, said]) => [key, said])), value: Number(value) };
    });
}

/** Scrapes as Prometheus does: it says itself whether the target is up, and adds which target it was. */
export async function scrape(port: number, job = 'baton'): Promise<Scrape> {
  const target = { job, instance: `127.0.0.1:${port}` };
  const response = await fetch(`http://${target.instance}/metrics`);
  if (response.status !== 200) throw new Error(`/metrics answered ${response.status}`);
  const text = await response.text();
  const samples = samplesOf(text).map((sample) => ({ ...sample, labels: { ...target, ...sample.labels } }));
  return { at: performance.now() / 1_000, text, samples: [...samples, { name: 'up', labels: target, value: 1 }] };
}
