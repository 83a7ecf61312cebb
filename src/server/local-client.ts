import { readFile } from 'node:fs/promises';
import { graphql } from 'graphql';
import { Viewer } from '../authorization/viewer.ts';
import { resolvePackageFile } from '../shared/package-file.ts';
import type { Application } from './application.ts';
import { RequestContext } from './request-context.ts';

/** Runs GraphQL operations inside the process, with local access, on the same schema that clients use. */
export class LocalClient {
  constructor(private readonly application: Application) {}

  /** Returns the data. Throws the first error. */
  async execute<Data>(source: string, variables: Record<string, unknown>): Promise<Data> {
    const { schema, services } = this.application;
    const contextValue = new RequestContext(services, { viewer: Viewer.local });
    const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue });
    if (errors?.[0]) throw errors[0].originalError ?? errors[0];
    return data as Data;
  }

  /** Runs one of the operations under `schema/operations`. */
  async executeOperation<Data>(name: string, variables: Record<string, unknown>): Promise<Data> {
    const file = resolvePackageFile(`schema/operations/${name}.graphql`);
    return this.execute(await readFile(file, 'utf8'), variables);
  }
}
