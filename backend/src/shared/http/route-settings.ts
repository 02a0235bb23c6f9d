import 'reflect-metadata';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import type { FastifyContextConfig } from 'fastify';

/** Tells Fastify's hooks something about a route; several of them on one handler add up. */
export const RouteSettings =
  (settings: FastifyContextConfig): MethodDecorator =>
  (_target, _name, { value: handler }) => {
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, handler as object) as object | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...before, ...settings }, handler as object);
  };
