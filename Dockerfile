# Two stages: one that builds with all tools, one that runs with what the server needs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
# Any program: Prisma then does not download an engine that Docket does not use.
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/prisma prisma
COPY --from=build --chown=root:root /app/backend/dist backend/dist
COPY --from=build --chown=root:root /app/backend/openapi.json backend/openapi.json
COPY --from=build --chown=root:root /app/frontend/dist frontend/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=6", "--heap-growing-percent=30", "backend/dist/server.js"]
