// Builds everything a browser fetches into build/frontend/assets: two style sheets, two scripts, the fonts and the icons.
import { copyFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build as bundle, transform } from "esbuild";
import * as sass from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const source = join(root, "static");
const modules = join(root, "node_modules");
const designSystem = join(modules, "dkfds", "src");
const target = join(root, "build", "frontend", "assets");

// The icons that templates may name with {% icon %}. Each is a file of the design system.
const ICONS = [
  "account", "arrow-back", "arrow-forward", "calendar-month", "chat", "check", "checklist", "chevron-down", "chevron-left",
  "chevron-right", "chevron-up", "close", "copy", "delete", "document", "download", "edit", "email", "error", "flag", "groups",
  "help", "home", "hourglass", "info", "language", "location", "lock", "menu", "minus", "more-horiz", "notifications",
  "open-in-new", "person", "person-add", "persons", "plus", "print", "refresh", "reply", "search", "send", "settings", "share",
  "smartphone", "star", "success", "time", "tune", "visibility", "warning",
];

// The letters of Danish are in the first file; the second is fetched only when a name needs it (Łukasz, Şahin).
const FONTS = [
  "figtree/files/figtree-latin-400-normal.woff2",
  "figtree/files/figtree-latin-ext-400-normal.woff2",
  "figtree/files/figtree-latin-600-normal.woff2",
  "figtree/files/figtree-latin-ext-600-normal.woff2",
  "bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff2",
  "bricolage-grotesque/files/bricolage-grotesque-latin-ext-700-normal.woff2",
];

// The site's own, and the colour of the editors' screens.
async function styles(name) {
  const compiled = sass.compile(join(source, "scss", `${name}.scss`), {
    loadPaths: [join(designSystem, "stylesheets")],
    style: "compressed",
    quietDeps: true,
    silenceDeprecations: ["import", "if-function"],
  });
  const { code } = await transform(compiled.css, { loader: "css", minify: true });
  const images = new Set([...code.matchAll(/icons\/([a-z0-9-]+\.svg)/g)].map((match) => match[1]));
  await mkdir(join(target, "icons"), { recursive: true });
  await Promise.all([...images].map((name) => copyFile(join(designSystem, "img", "svg-icons", name), join(target, "icons", name))));
  await writeFile(join(target, `${name}.css`), code);
}

async function scripts() {
  await bundle({
    entryPoints: [join(source, "js", "site.js")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    legalComments: "none",
    outfile: join(target, "site.js"),
  });
  const htmx = await readFile(join(modules, "htmx.org", "dist", "htmx.min.js"), "utf8");
  await writeFile(join(target, "htmx.js"), htmx.replace(/^\/\/# sourceMappingURL=.*$/gm, ""));
}

async function fonts() {
  await mkdir(join(target, "fonts"), { recursive: true });
  await Promise.all(FONTS.map((path) => copyFile(join(modules, "@fontsource", path), join(target, "fonts", path.split("/").at(-1)))));
}

async function icons() {
  const symbols = await Promise.all(
    ICONS.map(async (name) => {
      const svg = await readFile(join(designSystem, "img", "svg-icons", `${name}.svg`), "utf8");
      const viewBox = /viewBox="([^"]+)"/.exec(svg)?.[1];
      const drawing = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1].trim();
      if (!viewBox || !drawing) throw new Error(`The icon ${name} has no viewBox or no drawing.`);
      return `<symbol id="${name}" viewBox="${viewBox}">${drawing}</symbol>`;
    }),
  );
  await writeFile(join(target, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

const started = Date.now();
await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await Promise.all([styles("site"), styles("editing"), scripts(), fonts(), icons()]);
const size = async (name) => `${name} ${Math.round((await stat(join(target, name))).size / 1000)} kB`;
console.error(`Built ${(await Promise.all(["site.css", "site.js", "htmx.js", "icons.svg"].map(size))).join(", ")} in ${Date.now() - started} ms.`);
