import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { packages } from './scripts/lint/packages.mjs';
import { rooms } from './scripts/lint/rooms.mjs';

const FOCUSED_TEST = {
  selector:
    "MemberExpression[object.name=/^(describe|it|test)$/][property.name='only'], Identifier[name=/^(fdescribe|fit)$/]",
  message: 'A focused test silences all others.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/generated/**',
      '.nx/**',
      '.angular/**',
      '.data/**',
      'coverage/**',
      '**/test-results/**',
      '**/playwright-report/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300 }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      // Numbers read well in template literals; objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Lengths are counted in code points on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      // Refuses structural typing, on which tests and framework types rely.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Nest modules and Angular routes are empty classes with a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  rooms(import.meta.dirname),
  ...packages,
  {
    files: ['backend/src/**/*.ts'],
    // PostgreSQL's programs are started with the environment of this process.
    ignores: ['backend/src/config/**', 'backend/src/database/embedded/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'config/ is the only reader of the environment.' },
      ],
    },
  },
  {
    // Programs that speak to the person at the terminal.
    files: [
      'backend/src/main.ts',
      'backend/src/process/**',
      'backend/src/**/{check,write,seed,run}-*.ts',
      'backend/bench/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['frontend/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'dk', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'dk', style: 'camelCase' }],
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  {
    files: ['frontend/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.spec.ts', '**/*.e2e-spec.ts', 'backend/test/**/*.ts', 'frontend/e2e/**/*.ts'],
    rules: {
      'max-lines': 'off',
      'no-restricted-syntax': ['error', FOCUSED_TEST],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    rules: { 'max-lines': ['error', { max: 300 }], 'no-empty': 'error', 'no-unused-vars': 'error' },
  },
  prettier,
);
