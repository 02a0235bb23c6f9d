export * from './comments/comments.service';
export * from './history/history.service';
export * from './imports/imports.service';
export * from './people/people.service';
export * from './sign-in/sign-in.service';
export * from './tickets/tickets.service';
export type { OrvalHttpResourceOptions, OrvalHttpResourceRequestExtension, ResolvedResourceState, ResourceState } from './comments/comments.resource';
export { applyOrvalRequestExtension, toResourceState } from './comments/comments.resource';
export * from './model';
