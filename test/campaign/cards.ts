import { gone } from './cards-gone.js';
import { limits } from './cards-limits.js';
import { order, precondition } from './cards-order.js';
import { ambiguousPost, retryPolicy } from './cards-posts.js';
import { refresh } from './cards-refresh.js';
import { serviceUrls } from './cards-service-urls.js';
import { size } from './cards-size.js';
import { throttled } from './cards-throttled.js';
import type { Check } from './check.js';

/** What Baton promises about the cards that people see, and about the connector that carries them. */
export const cardsChecks: readonly Check[] = [
  retryPolicy,
  ambiguousPost,
  throttled,
  limits,
  precondition,
  order,
  gone,
  size,
  refresh,
  serviceUrls,
];
