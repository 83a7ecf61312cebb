import { readFile } from 'node:fs/promises';
import { graphql } from 'graphql';
import { Viewer } from '../authorization/viewer.ts';
import { packageFile } from '../shared/package-file.ts';
import type { Installation } from './application.ts';
import { Context } from './request-context.ts';

/** Asks the graph from inside the process, through the same schema as any client. */
export class Asking {
  constructor(private readonly installation: Installation) {}

  /** Answers the data; throws the first error. */
  async ask<Data>(source: string, variables: Record<string, unknown>): Promise<Data> {
    const { schema, application } = this.installation;
    const contextValue = new Context(application, { viewer: Viewer.local });
    const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue });
    if (errors?.[0]) throw errors[0].originalError ?? errors[0];
    return data as Data;
  }

  /** Asks one of the operations under `schema/operations`. */
  async operation<Data>(name: string, variables: Record<string, unknown>): Promise<Data> {
    const file = packageFile(`schema/operations/${name}.graphql`);
    return this.ask(await readFile(file, 'utf8'), variables);
  }
}
