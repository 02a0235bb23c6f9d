// What the portal's templates name and defer, read from its sources.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  Conditional,
  LiteralPrimitive,
  TmplAstRecursiveVisitor,
  parseTemplate,
  tmplAstVisitAll,
} from '@angular/compiler';
import ts from 'typescript';

/**
 * @typedef Findings
 * @property {{ icon: string, file: string }[]} shown icons named in templates and in what templates are given
 * @property {{ icon: string, file: string }[]} added icons given to `useIcons`
 * @property {string[]} silent files with a `@defer` that says nothing when its part does not come
 */

/**
 * @param {string} folder of the sources, e.g. `frontend/src/app`
 * @returns {Findings}
 */
export function readTemplates(folder) {
  const findings = { shown: [], added: [], silent: [] };
  const files = readdirSync(folder, { recursive: true }).filter((name) => /(?<!\.spec)\.ts$/.test(name));
  for (const name of files.filter((each) => !each.startsWith('api/'))) readSource(folder, name, findings);
  return findings;
}

function readSource(folder, name, findings) {
  const path = join(folder, name);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const show = (node) => findings.shown.push(...textsIn(node).map((icon) => ({ icon, file: name })));
  const visit = (node) => {
    if (ts.isPropertyAssignment(node)) {
      const property = node.name.getText(source);
      if (property === 'template' && ts.isStringLiteralLike(node.initializer))
        readTemplate(node.initializer.text, name, findings);
      if (property === 'templateUrl') {
        const html = join(dirname(path), node.initializer.text);
        readTemplate(readFileSync(html, 'utf8'), relative(folder, html), findings);
      }
      if (property === 'icon') show(node.initializer);
    }
    // `statusIcons = { open: … }`, `icon = input('inbox')`, `toggleIcon() { return … }`
    if (ts.isVariableDeclaration(node) && /Icons$/.test(node.name.getText(source))) show(node.initializer);
    if (ts.isPropertyDeclaration(node) && node.name.getText(source) === 'icon') show(node.initializer);
    if (ts.isMethodDeclaration(node) && /Icon$/.test(node.name.getText(source))) show(node.body);
    const table = addedTable(node, source);
    if (table) findings.added.push(...namesIn(table).map((icon) => ({ icon, file: name })));
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** The object that is given to `useIcons`, there or under the name `icons`. */
function addedTable(node, source) {
  const called = ts.isCallExpression(node) && node.expression.getText(source) === 'useIcons' && node.arguments[0];
  const named = ts.isVariableDeclaration(node) && node.name.getText(source) === 'icons' && node.initializer;
  return [called, named].find((table) => table && ts.isObjectLiteralExpression(table));
}

const namesIn = (table) => table.properties.map(({ name }) => name.text);

/** Every text in an expression or a function, except keys. */
function textsIn(node) {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  const texts = [];
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)));
  return texts;
}

function readTemplate(html, file, findings) {
  const { nodes, errors } = parseTemplate(html, file);
  if (errors?.length > 0) throw new Error(`${file}: ${errors[0].msg}`);
  const isIcon = ({ name }) => name === 'svgIcon' || name === 'icon';
  class Reader extends TmplAstRecursiveVisitor {
    visitTextAttribute(attribute) {
      if (isIcon(attribute)) findings.shown.push({ icon: attribute.value, file });
    }
    visitBoundAttribute(attribute) {
      if (isIcon(attribute)) for (const icon of outcomesOf(attribute.value.ast)) findings.shown.push({ icon, file });
    }
    visitDeferredBlock(deferred) {
      if (deferred.error === null) findings.silent.push(file);
      super.visitDeferredBlock(deferred);
    }
  }
  tmplAstVisitAll(new Reader(), nodes);
}

/** The texts that an expression can come to: of a choice both, of its condition none. */
function outcomesOf(ast) {
  if (ast instanceof LiteralPrimitive) return typeof ast.value === 'string' ? [ast.value] : [];
  return ast instanceof Conditional ? [...outcomesOf(ast.trueExp), ...outcomesOf(ast.falseExp)] : [];
}
