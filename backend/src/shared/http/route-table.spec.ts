import fastify from 'fastify';
import { RouteTable } from './route-table.js';

describe('the route table', () => {
  const instance = fastify();
  RouteTable.attachTo(instance);
  instance.get('/api/tickets/:id', () => 'one');
  instance.patch('/api/tickets/:id', () => 'one');
  instance.get('/api/tickets/export.csv', () => 'all');
  instance.get('/*', () => 'portal');

  it.each([
    ['/api/tickets/7', ['GET', 'HEAD', 'PATCH']],
    ['/api/tickets/7?x=1', ['GET', 'HEAD', 'PATCH']],
    ['/api/tickets/export.csv', ['GET', 'HEAD']],
    ['/api/tickets/exportXcsv', ['GET', 'HEAD', 'PATCH']],
    ['/api/tickets/7/comments', []],
    ['/somewhere', []],
  ])('knows which methods %s answers', async (path, methods) => {
    await instance.ready();
    expect(instance.routeTable.methodsAt(path)).toEqual(methods);
  });
});
