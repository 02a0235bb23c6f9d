import 'reflect-metadata';
import { jest } from '@jest/globals';

// The first suite of a run also migrates the template database.
jest.setTimeout(30_000);
