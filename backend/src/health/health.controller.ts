import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../auth/access.decorator.js';
import { HealthService } from './health.service.js';

/** For load balancers and supervisors; outside /api and its document. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process answers. Says nothing about the database: a restart would not mend that. */
  @Get('live')
  @Access('public')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Requests can be served: the database answers and has every migration of this version. */
  @Get('ready')
  @Access('public')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    if (await this.health.isReady()) return { status: 'ok' };
    void reply.status(503).header('Retry-After', '2');
    return { status: 'unavailable' };
  }
}
