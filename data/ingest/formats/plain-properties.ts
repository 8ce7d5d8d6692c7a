import type { DocumentProperties } from '../blocks/block.js';

/** The properties of a document that says nothing about itself, or no more than its title and language. */
export const plainProperties = (title?: string, locale?: string): DocumentProperties => ({
  ...(title ? { title } : {}),
  ...(locale ? { locale } : {}),
  edition: null,
  article: null,
  keywords: '',
  service: '',
  sources: new Map(),
});
