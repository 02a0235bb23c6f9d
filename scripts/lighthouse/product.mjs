import { startProduct } from '../lib/product.mjs';

const PASSWORD = 'correct horse battery staple';

export const admin = { email: 'admin@example.org', password: PASSWORD };
const employee = { email: 'emil@example.org', password: PASSWORD, name: 'Emil Employee', role: 'employee' };

/**
 * The built product with a requester who has a page full of tickets, and a conversation on the last of them.
 * @param {string} folder for its data
 */
export async function startFilledProduct(folder) {
  const { url, stop } = await startProduct(folder, admin);
  try {
    return { url, employee, ticket: await fill(url), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @returns {Promise<number>} the ticket with the conversation */
async function fill(url) {
  const asAdmin = await signIn(url, admin);
  await asAdmin('/api/users', employee);
  const asEmployee = await signIn(url, employee);
  let ticket;
  for (let floor = 1; floor <= 30; floor += 1)
    ticket = await asEmployee('/api/tickets', {
      title: `The printer on floor ${floor} is out of toner`,
      description: 'It blinks **red** since this morning.\n\n- I switched it off and on\n- The tray is full of paper',
    });
  for (const body of ['I am on my way.', 'Thank you! It is the one near the kitchen.', 'Toner is in. Does it print?'])
    await (body.startsWith('Thank') ? asEmployee : asAdmin)(`/api/tickets/${ticket.id}/comments`, { body });
  return ticket.id;
}

/** @returns a function that posts as this person */
async function signIn(url, { email, password }) {
  const answer = await post(url, '/api/auth/login', { email, password });
  const { accessToken } = await answer.json();
  return async (path, body) => (await post(url, path, body, { authorization: `Bearer ${accessToken}` })).json();
}

async function post(url, path, body, headers = {}) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
