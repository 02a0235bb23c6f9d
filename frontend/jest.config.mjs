import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'frontend',
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  // Published as ES modules only.
  transformIgnorePatterns: ['node_modules/(?!(.*\\.(mjs|svg)$|marked/|@angular/common/locales/))'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
};
