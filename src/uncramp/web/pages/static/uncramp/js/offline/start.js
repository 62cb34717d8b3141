// On every page: send what waits, keep the app ready for a night without a network.
import { ownerHere } from "../outbox/entry.js";
import { put } from "../outbox/outbox.js";
import { adopt } from "../player/keep.js";
import { forgetWhatIsAsked } from "./forget.js";
import { offerNewer } from "./mark.js";
import "./where.js";
import { begin } from "./worker.js";

await forgetWhatIsAsked();
if (document.querySelector("form[data-outbox]")) import("./forms.js");
adopt(ownerHere(), put);
// A browser that refuses a worker still has the pages.
await begin(offerNewer).catch(() => {});
