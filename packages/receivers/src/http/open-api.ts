/** A description of the interface for people and programs (OpenAPI 3.1). */
export const openApi = {
  openapi: "3.1.0",
  info: {
    title: "Overwatch receiver",
    version: "1",
    description:
      "Takes ROOT files with histograms. A file is visible once it is complete and can be read. Sending one again is harmless.",
  },
  components: {
    securitySchemes: { token: { type: "apiKey", in: "header", name: "token" } },
    schemas: {
      Problem: {
        type: "object",
        required: ["message", "status", "received"],
        properties: {
          message: { type: "string" },
          status: { type: "integer" },
          code: { type: "string" },
          received: { type: "null" },
        },
      },
      Upload: {
        type: "object",
        required: ["message", "status", "filename", "received"],
        properties: {
          message: { type: "string" },
          status: { type: "integer" },
          filename: { type: "string" },
          sha256: { type: "string", description: "of what is on the disk" },
          bytes: { type: "integer" },
          outcome: { enum: ["stored", "same"] },
          received: { type: "object", additionalProperties: { type: "string" } },
          receivedHeaders: { type: "object", additionalProperties: { type: "string" } },
        },
      },
    },
  },
  security: [{ token: [] }],
  paths: {
    "/rest/api/files": {
      get: {
        summary: "Names of the files of DQM in the data folder that are not filed into their runs yet",
        responses: {
          200: answer("Names", { type: "object", properties: { files: { type: "array" } } }),
          400: problem(),
        },
      },
      post: {
        summary: "Send a file",
        parameters: [
          header("runNumber", true, { type: "integer", minimum: 0 }),
          header("timeStamp", true, { type: "integer", minimum: 0, description: "Unix seconds" }),
          header("amoreAgent", false, { type: "string", pattern: "^[A-Z][A-Z0-9]{1,11}$", default: "DQM" }),
          header("dataStatus", false, { type: "integer", enum: [0, 1, 2] }),
          header("sha256", false, { type: "string", pattern: "^[0-9a-fA-F]{64}$" }),
        ],
        requestBody: body(),
        responses: { 200: answer("It is there", { $ref: "#/components/schemas/Upload" }), ...problems() },
      },
    },
    "/rest/api/files/{filename}": {
      parameters: [{ name: "filename", in: "path", required: true, schema: { type: "string" } }],
      get: {
        summary: "A file, whether it is filed into its run or not",
        responses: { 200: { description: "Its bytes", content: binary() }, 400: problem(), 404: problem() },
      },
      put: {
        summary: "Send a file under its full name, as another Overwatch does",
        parameters: [header("sha256", false, { type: "string", pattern: "^[0-9a-fA-F]{64}$" })],
        requestBody: body(),
        responses: { 200: answer("It is there", { $ref: "#/components/schemas/Upload" }), ...problems() },
      },
    },
    "/rest/api/health": {
      get: { security: [], summary: "State and counters", responses: { 200: answer("Health", { type: "object" }) } },
    },
    "/rest/api/openapi.json": {
      get: { security: [], summary: "This document", responses: { 200: answer("It", { type: "object" }) } },
    },
  },
} as const;

function header(name: string, required: boolean, schema: object) {
  return { name, in: "header", required, schema };
}

function answer(description: string, schema: object) {
  return { description, content: { "application/json": { schema } } };
}

function problem() {
  return answer("What was expected and what was found", { $ref: "#/components/schemas/Problem" });
}

function problems() {
  return { 400: problem(), 409: problem(), 413: problem(), 429: problem(), 507: problem() };
}

function binary() {
  return { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
}

function body() {
  const file = { type: "object", properties: { file: { type: "string", format: "binary" } } };
  return { required: true, content: { ...binary(), "multipart/form-data": { schema: file } } };
}
