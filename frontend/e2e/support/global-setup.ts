import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, expect, request } from '@playwright/test';
import { startProduct } from '../../../scripts/lib/product.mjs';
import { xsrfOf } from './made-by-api';
import { admin, agent, employee, type Person } from './people';
import { signInByApi } from './session';

/** One product for the whole run, with its people. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'docket-e2e-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const product = await startProduct(join(folder, 'data'), admin).catch(async (error: unknown) => {
    await removeFolder();
    throw error;
  });
  const tearDown = async (): Promise<void> => {
    await product.stop();
    await removeFolder();
  };
  // Workers inherit the environment.
  process.env['E2E_URL'] = product.url;
  try {
    const api = await request.newContext({ baseURL: product.url });
    await signInByApi(api, admin);
    for (const person of [agent, employee]) await create(api, person);
    await api.dispose();
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

async function create(api: APIRequestContext, person: Person): Promise<void> {
  const { cookies } = await api.storageState();
  const answer = await api.post('/api/users', { data: person, headers: xsrfOf(cookies) });
  expect(answer.status(), await answer.text()).toBe(201);
}
