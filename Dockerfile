# syntax=docker/dockerfile:1
# The hall as an image. UNTESTED where this was written: no container engine runs there. Its steps are those of
# `make dist`, which is tested on the same Debian.
#
#   docker build -t hall .
#   docker run -p 3000:3000 -v hall-data:/var/lib/hall hall
#   docker run … hall serve --listen 0.0.0.0:3000 --sample    # with the sample
#
# HALL_PUBLIC_URL is the address that people type: it stands in the QR codes of receipts, and beats hall.toml. Set it, for
# instance -e HALL_PUBLIC_URL=https://hall.example.cn; as it is, they lead to this machine.

FROM debian:bookworm AS build
# The set-up script installs Debian's own Rust; there is no rustup in here.
RUN apt-get update && apt-get install -y --no-install-recommends make ca-certificates
WORKDIR /build
COPY . .
RUN make build

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --home-dir /var/lib/hall --create-home hall
COPY --from=build /build/target/release/hall /opt/hall/hall
COPY --from=build /build/target/site /opt/hall/site
USER hall
WORKDIR /var/lib/hall
VOLUME /var/lib/hall
EXPOSE 3000
ENV HALL_DATABASE=sqlite:///var/lib/hall/hall.db HALL_PUBLIC_URL=http://localhost:3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/hall/hall"]
CMD ["serve", "--listen", "0.0.0.0:3000"]
