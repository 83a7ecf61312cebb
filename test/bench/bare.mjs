// The lower bound: Node's http and pg, one prepared statement, PostgreSQL's JSON sent unchanged. Started by flagship.ts.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

const { text, values, parameterIndex } = JSON.parse(readFileSync(process.env.STATEMENT, 'utf8'));
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 8,
  types: { getTypeParser: () => (value) => value },
});

createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', async () => {
    if (!body) return response.writeHead(404).end();
    const { meeting } = JSON.parse(body).variables;
    const parameters = values.map((value, index) => (index === parameterIndex ? meeting : value));
    const { rows } = await pool.query({ name: 'flagship', text, values: parameters });
    response.setHeader('content-type', 'application/json');
    response.end(`{"data":{"meeting":${rows[0]?.data ?? null}}}`);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
