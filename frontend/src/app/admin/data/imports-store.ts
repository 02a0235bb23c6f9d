import { Service, inject } from '@angular/core';
import { ImportJobPage, ListImportsParams } from '../../api/generated/model';
import { listImportsResource } from '../../api/generated/imports/imports.resource';
import { ImportsService } from '../../api/generated/imports/imports.service';
import { PagedList } from './paged-list';

const perPage = 20;

/** The imports so far, newest first. */
@Service({ autoProvided: false })
export class ImportsStore {
  readonly #api = inject(ImportsService);

  readonly list = new PagedList<ListImportsParams, ImportJobPage>({
    perPage,
    paramsAt: (cursor) => ({ limit: perPage, ...(cursor === null ? {} : { cursor }) }),
    resource: (params) => listImportsResource(params),
    fetch: (params) => this.#api.listImports(params),
  });
}
