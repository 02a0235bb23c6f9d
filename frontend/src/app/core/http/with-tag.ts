import { HttpResponse } from '@angular/common/http';

/** What was answered, with the entity tag under which the server knows this state of it. */
export function withTag<T>({ body, headers }: HttpResponse<T>): { readonly body: T; readonly tag: string } {
  const tag = headers.get('ETag');
  if (body === null || tag === null) {
    throw new Error('The server answered without a body or without its entity tag.');
  }
  return { body, tag };
}
