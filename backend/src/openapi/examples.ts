import type { OpenAPIObject } from '@nestjs/swagger';
import type { MediaTypeObject, ReferenceObject, SchemaObject } from '@nestjs/swagger';

type Schema = SchemaObject | ReferenceObject;

const BY_FORMAT: Record<string, string> = {
  'date-time': '2026-03-01T09:30:00.000Z',
  uuid: '0198f3a2-6c1e-7d54-9a41-3f0f5b2c7e10',
  email: 'mara@example.org',
};

/** Builds examples of whole bodies from the examples of their properties. */
export class ExampleWriter {
  constructor(private readonly document: OpenAPIObject) {}

  /** Gives every media type that has a schema and no example one. */
  fill(content: Record<string, MediaTypeObject> | undefined): void {
    for (const media of Object.values(content ?? {})) {
      if (media.schema && media.example === undefined && media.examples === undefined) {
        media.example = this.exampleOf(media.schema);
      }
    }
  }

  private exampleOf(schema: Schema): unknown {
    if ('$ref' in schema) return this.exampleOf(this.resolve(schema.$ref));
    if (schema.example !== undefined) return schema.example;
    if (schema.default !== undefined) return schema.default;
    if (schema.enum?.[0] !== undefined) return schema.enum[0];
    const parts = schema.allOf ?? schema.oneOf?.slice(0, 1) ?? schema.anyOf?.slice(0, 1);
    if (parts)
      return parts.length === 1
        ? this.exampleOf(parts[0] as Schema)
        : Object.assign({}, ...parts.map((part) => this.exampleOf(part)));
    return this.byType(schema);
  }

  private byType(schema: SchemaObject): unknown {
    const type: unknown = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    switch (type) {
      case 'array':
        return schema.items ? [this.exampleOf(schema.items)] : [];
      case 'integer':
      case 'number':
        return schema.minimum ?? 1;
      case 'boolean':
        return false;
      case 'string':
        return BY_FORMAT[schema.format ?? ''] ?? 'text';
      default:
        return this.objectExample(schema);
    }
  }

  private objectExample(schema: SchemaObject): unknown {
    const properties = Object.entries(schema.properties ?? {});
    return Object.fromEntries(properties.map(([name, property]) => [name, this.exampleOf(property)]));
  }

  private resolve(ref: string): Schema {
    const found = this.document.components?.schemas?.[ref.split('/').at(-1) ?? ''];
    if (!found) throw new Error(`The document refers to ${ref}, which it does not hold`);
    return found;
  }
}
