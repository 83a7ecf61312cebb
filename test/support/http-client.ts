import assert from 'node:assert/strict';

type Json = Record<string, unknown>;

/** A client over HTTP, like a browser: it keeps the session cookie, runs queries and mutations, and knows only the URL of the server. */
export class HttpClient {
  #cookie = '';

  constructor(private readonly url: string) {}

  /** Signs in, as a frontend does. */
  async signIn(login: string, password: string): Promise<this> {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { errors { code message } } }';
    const response = await this.#post({ query, variables: { input: { login, password } } });
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { data } = (await response.json()) as { data: { signIn: { errors: unknown[] } } };
    assert.deepEqual(data.signIn.errors, []);
    return this;
  }

  /** Runs a query and returns its data; throws on any error. */
  async query<Data = Json>(query: string, variables: Json = {}): Promise<Data> {
    const response = await this.#post({ query, variables });
    const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
    assert.equal(errors?.[0]?.message, undefined);
    return data;
  }

  /** Runs a mutation and returns the selected fields of the node; throws on any error. */
  async mutate<Node = Json>(name: string, node: string, input: Json, selection: string): Promise<Node> {
    const { payload } = await this.#runMutation(name, node, input, selection);
    assert.deepEqual(payload.errors, [], `${name} returned errors`);
    return payload[node] as Node;
  }

  /** Runs a mutation that is not allowed and returns its error code. */
  async getErrorCode(name: string, node: string, input: Json): Promise<string | undefined> {
    const { payload } = await this.#runMutation(name, node, input, 'id');
    return (payload.errors as { code: string }[])[0]?.code;
  }

  /** Uploads a file and returns its hash. With the purpose `import` it is only for import. */
  async upload(
    name: string,
    type: string,
    bytes: string | Buffer<ArrayBuffer>,
    purpose = '',
  ): Promise<string> {
    const response = await fetch(`${this.url}/files?for=${purpose}&name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie: this.#cookie, 'content-type': type },
      body: bytes,
    });
    const { sha256 } = (await response.json()) as { sha256: string };
    assert.equal(response.status, 201);
    return sha256;
  }

  /** Downloads a file by its hash. */
  async download(sha256: string): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.url}/files/${sha256}`, { headers: { cookie: this.#cookie } });
    return { status: response.status, text: await response.text() };
  }

  async #runMutation(name: string, node: string, input: Json, selection: string) {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const inputs = await this.#findInputType(name, type);
    const data = await this.query<Record<string, Json>>(
      `mutation ($input: ${inputs}!) { ${name}(input: $input) { ${node} { ${selection} } errors { code message path } } }`,
      { input },
    );
    return { payload: data[name] as Json };
  }

  /** Finds the input type of a mutation in the schema. Similar mutations share one. */
  async #findInputType(name: string, type: string): Promise<string> {
    const { __schema } = await this.query<{
      __schema: {
        mutationType: { fields: { name: string; args: { type: { ofType: { name: string } } }[] }[] };
      };
    }>('{ __schema { mutationType { fields { name args { type { ofType { name } } } } } } }');
    const field = __schema.mutationType.fields.find((it) => it.name === name);
    return field?.args[0]?.type.ofType.name ?? `${type}Input`;
  }

  #post(body: Json): Promise<Response> {
    return fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify(body),
    });
  }
}
