import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApi } from '../../../bot/api/openapi.js';
import { routes } from '../../../bot/api/routes.js';

const kept = new URL('../../fixtures/api/openapi.json', import.meta.url);

describe('the OpenAPI document', () => {
  const document = openApi('0.0.0');

  it('is OpenAPI 3.1 by the published schema, and every reference in it leads somewhere', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(validator.version, '3.1');
    const resolved = JSON.stringify(validator.resolveRefs());
    assert.equal(resolved.includes('"$ref"'), false);
  });

  it('names every route with each of its methods, and no operation twice', () => {
    const { paths } = document as { paths: Record<string, Record<string, { operationId: string }>> };
    assert.deepEqual(
      Object.keys(paths),
      routes.map(({ path }) => path),
    );
    const ids = routes.flatMap(({ path, methods }) =>
      Object.keys(methods).map((method) => paths[path]?.[method.toLowerCase()]?.operationId),
    );
    assert.equal(new Set(ids).size, routes.flatMap(({ methods }) => Object.keys(methods)).length);
    assert.equal(ids.includes(undefined), false);
  });

  it('stays as it is until somebody changes it on purpose', () => {
    const text = `${JSON.stringify(document, null, 2)}\n`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(kept, text);
    assert.equal(text, readFileSync(kept, 'utf8'));
  });
});
