/** What is wrong in a file of a playbook, and how to mend it. */
export interface PlaybookFault {
  readonly file: string;
  /** 1-based; absent where it concerns the whole file. */
  readonly line?: number;
  /** Where in the file, as its keys say it: `parties.customer.side`; empty for the whole file. */
  readonly path: string;
  /** What is wrong and the cure, without the place. */
  readonly sentence: string;
}

/** `file:line: path: sentence`, the form that editors turn into a link. */
export const faultLine = ({ file, line, path, sentence }: PlaybookFault): string =>
  [line === undefined ? file : `${file}:${line}`, ...(path === '' ? [] : [path]), sentence].join(': ');

/** A playbook that cannot be used, with all its faults, one a line. */
export class PlaybookError extends Error {
  override readonly name = 'PlaybookError';
  readonly faults: readonly PlaybookFault[];

  constructor(faults: readonly PlaybookFault[]) {
    super(faults.map(faultLine).join('\n'));
    this.faults = faults;
  }
}
