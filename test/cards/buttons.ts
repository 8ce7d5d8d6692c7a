import type { Card } from '../../cards/kit/template.js';

/** Something on a card that can be tapped. */
export interface Button {
  readonly type: string;
  readonly title: string;
  readonly verb?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly targetElements?: readonly string[];
}

const isButton = (value: object): value is Button =>
  'type' in value && typeof value.type === 'string' && value.type.startsWith('Action.');

/** Everything that can be tapped on a card, rows and buttons alike. */
export function buttonsOf(card: Card): readonly Button[] {
  const found: Button[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isButton(value)) found.push(value);
    for (const part of Object.values(value)) visit(part);
  };
  visit(card);
  return found;
}

export const verbsOn = (card: Card): readonly string[] => buttonsOf(card).flatMap(({ verb }) => verb ?? []);

/** Every text that a card shows, in order. */
export function textsOf(card: Card): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'text' && typeof part === 'string') found.push(part);
      else visit(part);
    }
  };
  visit(card.body);
  return found;
}
