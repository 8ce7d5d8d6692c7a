/** What the run ends in order before it is over: each is called once. */
const endings: (() => Promise<void>)[] = [];

export function atEnd(ending: () => Promise<void>): void {
  endings.push(ending);
}

/** Ends everything that was named since the last call, the newest first. */
export async function endAll(): Promise<void> {
  for (let ending = endings.pop(); ending !== undefined; ending = endings.pop()) await ending();
}
