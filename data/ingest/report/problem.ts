/** Something in a source that a person must mend; `line` is absent when it concerns the whole file. */
export interface DocumentProblem {
  readonly file: string;
  readonly line?: number;
  readonly sentence: string;
}

/** `file:line: sentence`, the form that editors turn into a link. */
export function problemLine({ file, line, sentence }: DocumentProblem): string {
  return line === undefined ? `${file}: ${sentence}` : `${file}:${line}: ${sentence}`;
}
