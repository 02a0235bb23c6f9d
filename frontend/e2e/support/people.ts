/** The people every end-to-end test may sign in as. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'employee' | 'agent' | 'admin';
}

const PASSWORD = 'correct horse battery staple';

/** Made at the product's first start, from ADMIN_EMAIL and ADMIN_PASSWORD. */
export const admin: Person = { name: 'Administrator', email: 'admin@example.org', password: PASSWORD, role: 'admin' };
export const agent: Person = { name: 'Ada Agent', email: 'ada@example.org', password: PASSWORD, role: 'agent' };
export const employee: Person = {
  name: 'Emil Employee',
  email: 'emil@example.org',
  password: PASSWORD,
  role: 'employee',
};
