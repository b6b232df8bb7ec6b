-- Asks for the paths of a file, each connection at another pace through them.
local paths, at = {}, 0

function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
end

function request()
  at = at + 1
  return wrk.format("GET", paths[(at * 7919) % #paths + 1])
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("answers %d %d %.2f %.2f %.2f\n",
    summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
