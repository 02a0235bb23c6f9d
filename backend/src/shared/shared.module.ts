import { Global, Module } from '@nestjs/common';
import { Env } from '../config/env.js';
import { Housekeeping } from './housekeeping.service.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { CursorCodec } from './paging/cursor.js';
import { ContractValidationPipe } from './validation/contract-validation.pipe.js';
import { RouteInputValidator } from './validation/route-input-validator.js';

const cursorCodec = {
  provide: CursorCodec,
  inject: [Env],
  useFactory: (env: Env) => new CursorCodec(env.secretFor('cursor')),
};

@Global()
@Module({
  providers: [Housekeeping, IdempotencyService, ContractValidationPipe, RouteInputValidator, cursorCodec],
  exports: [Housekeeping, IdempotencyService, ContractValidationPipe, RouteInputValidator, CursorCodec],
})
export class SharedModule {}
