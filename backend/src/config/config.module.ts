import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Env } from './env.js';

@Module({})
export class ConfigModule {
  /** Makes the settings injectable everywhere under the token Env. */
  static with(env: Env): DynamicModule {
    return { module: ConfigModule, global: true, providers: [{ provide: Env, useValue: env }], exports: [Env] };
  }
}
