// A small team's method and its one document, as a playbook's folder holds them.

/** A playbook with a cook, a guest and one phase. */
export const kitchenPlaybook = (id = 'kitchen'): string => `playbook: ${id}
names: Kitchen
parties:
  cook: { side: provider, names: Cook }
  guest: { side: customer, names: Guest }
phases: [{ id: prepare, names: Prepare }]
`;

/** Two duties of the cook. */
export const kitchenMenu = `# Menu

## Prepare

### Cook responsibilities

- Peel the potatoes.
- Salt the water.
`;
