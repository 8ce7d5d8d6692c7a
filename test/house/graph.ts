/**
 * Circles of a directed graph: its strongly connected components of more than one node (Tarjan, SIAM J. Comput. 1972),
 * each sorted.
 */
export function circles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return found;
}

/** Edges between the groups that nodes belong to, without those inside one group. */
export function grouped(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
  groupOf: (node: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [node, targets] of edges) {
    const group = groupOf(node);
    const to = groups.get(group) ?? new Set();
    groups.set(group, to);
    for (const target of targets) if (groupOf(target) !== group) to.add(groupOf(target));
  }
  return groups;
}
