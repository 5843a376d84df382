package io.headrace.settlement.venue.exchange;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// One part of a venue's JSON, read by type. What is missing or of another type is an error, never
/// a zero.
///
/// @param path where it stands, for the message
public record VenueJson(String venue, String path, JsonNode value) {
    private static final int DEEPEST = 32;
    private static final int MOST_DIGITS = 40;
    private static final int FEW_ULPS = 2;
    private static final JsonMapper JSON = mapper();

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    /// @throws VenueException when it is no JSON
    public static VenueJson read(String venue, byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return new VenueJson(venue, "answer", root == null ? JSON.nullNode() : root);
        } catch (IOException e) {
            throw new VenueException(venue, "no JSON");
        }
    }

    public VenueJson at(String field) {
        return new VenueJson(venue, path + "." + field, value.path(field));
    }

    public boolean absent() {
        return value.isMissingNode() || value.isNull();
    }

    public List<VenueJson> list() {
        if (!value.isArray()) {
            throw wrong("is no list");
        }
        List<VenueJson> parts = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            parts.add(new VenueJson(venue, path + "[" + i + "]", value.get(i)));
        }
        return parts;
    }

    public String text() {
        if (!value.isTextual()) {
            throw wrong("is no text");
        }
        return value.textValue();
    }

    /// A whole number that is not negative.
    public long whole() {
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            throw wrong("is no whole number from 0");
        }
        return value.longValue();
    }

    /// A decimal written as text, in base units: exact.
    ///
    /// @throws VenueException when it has more decimals than the asset, or does not fit
    public long units(int decimals) {
        try {
            return decimal().movePointRight(decimals).longValueExact();
        } catch (ArithmeticException e) {
            throw wrong("is not a whole number of base units");
        }
    }

    /// The nearest number of base units to a decimal that the venue computed in binary floating
    /// point and wrote with all its digits, as 2703997.4500000002 for 2703997.45.
    ///
    /// @throws VenueException when it is further from it than such a computation errs, or does not fit
    public long unitsNearest(int decimals) {
        BigDecimal written = decimal();
        try {
            BigDecimal near = written.setScale(decimals, RoundingMode.HALF_EVEN);
            BigDecimal error = new BigDecimal(FEW_ULPS * Math.ulp(written.doubleValue()));
            if (near.subtract(written).abs().compareTo(error) <= 0) {
                return near.movePointRight(decimals).longValueExact();
            }
        } catch (ArithmeticException e) {
            throw wrong("does not fit");
        }
        throw wrong("is not a whole number of base units");
    }

    /// A decimal in base units, with what is smaller than one left out: for balances, which may have more
    /// decimals.
    public long unitsDown(int decimals) {
        try {
            return decimal()
                    .movePointRight(decimals)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw wrong("does not fit");
        }
    }

    private BigDecimal decimal() {
        String text = text();
        if (text.length() > MOST_DIGITS || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw wrong("is no decimal");
        }
        return new BigDecimal(text);
    }

    public VenueException wrong(String what) {
        return new VenueException(venue, path + " " + what);
    }
}
