import { z } from "zod";
import { type Route, routes } from "../shared/routes.js";

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI document of the table of routes. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes)) {
    const [method = "", path = ""] = name.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Overwatch",
      version,
      description:
        "Runs, histograms, trends and alarms. Reads need the role viewer, or none where guests may read; writes need a session and, " +
        "in the header x-overwatch-csrf, the token that GET /api/session gives. GET /api/events/stream sends server-sent events.",
    },
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "overwatch_session" } },
      schemas: {
        Error: {
          type: "object",
          required: ["error"],
          properties: {
            error: {
              type: "object",
              required: ["code", "message"],
              properties: { code: { type: "string" }, message: { type: "string" }, hint: { type: "string" } },
            },
          },
        },
      },
    },
  };
}

function operation(name: string, { summary, role, params, query, body, answer, types = [] }: Route): Json {
  const error = {
    description: "What was expected, and what was found.",
    content: json({ $ref: "#/components/schemas/Error" }),
  };
  const isWrite = !name.startsWith("GET");
  const text = { schema: { type: "string" } };
  return {
    operationId: name.toLowerCase().replace(/[^a-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    description: role === "anyone" ? "For everybody." : `Needs the role ${role}.`,
    security: role === "anyone" ? [] : [{ session: [] }],
    parameters: [...fields(params, "path"), ...fields(query, "query")],
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(schemaOf(body, "input")) } }),
    responses: {
      200: {
        description: answer.description ?? "The answer.",
        content: { ...json(schemaOf(answer, "output")), ...Object.fromEntries(types.map((type) => [type, text])) },
      },
      400: error,
      401: error,
      ...(role === "anyone" && !isWrite ? {} : { 403: error }),
      404: error,
      422: error,
      429: error,
      503: error,
      ...(query === undefined && params === undefined ? {} : { 304: { description: "What you have is still so." } }),
    },
  };
}

function json(schema: unknown): Json {
  return { "application/json": { schema } };
}

function fields(schema: z.ZodObject | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Record<string, unknown>>;
    required?: string[];
  };
  return Object.entries(properties).map(([field, { description, ...own }]) => ({
    name: field,
    in: place,
    required: place === "path" || required.includes(field),
    ...(description === undefined ? {} : { description }),
    schema: own,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): unknown {
  const { $schema: _, ...own } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
  });
  return own;
}
