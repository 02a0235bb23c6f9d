import * as d from '../../src/shared/errors/domain-error.js';
export default async () => { console.log('start', import.meta.url, Object.keys(d)); };
